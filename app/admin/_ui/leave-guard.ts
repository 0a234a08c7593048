'use client';

import { useEffect } from 'react';

const QUESTION = 'There are changes that are not saved. Leave without them?';

/** How many forms of the page hold changes that are not saved. */
let unsaved = 0;

/** Whether the page may be left: asks where something would be lost. */
export function mayLeave(): boolean {
  return unsaved === 0 || window.confirm(QUESTION);
}

/** While `isUnsaved`, whoever leaves the page is asked: by a link of the admin, by the address bar, or by closing it. */
export function useLeaveGuard(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved += 1;
    window.addEventListener('beforeunload', ask);
    return () => {
      unsaved -= 1;
      window.removeEventListener('beforeunload', ask);
    };
  }, [isUnsaved]);
}
