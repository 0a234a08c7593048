'use client';

import { useEffect } from 'react';

const QUESTION = 'There are changes that are not saved. Leave without them?';

/** How many forms of the page hold changes that are not saved. */
let unsaved = 0;

/** Whether the page may be left: asks where something would be lost. */
export function mayLeave(): boolean {
  return unsaved === 0 || window.confirm(QUESTION);
}

/** As far as TypeScript's libraries do not have it: https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-api */
type NavigateEvent = Event & { navigationType: string };

/**
 * While `isUnsaved`, whoever leaves the page is asked: by a link of the admin, by the address bar, by going back, where the browser
 * lets that be asked, or by closing it.
 */
export function useLeaveGuard(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const askBack = (event: Event) => {
      const isBack = (event as NavigateEvent).navigationType === 'traverse';
      if (isBack && event.cancelable && !mayLeave()) event.preventDefault();
    };
    const { navigation } = window as { navigation?: EventTarget };
    unsaved += 1;
    navigation?.addEventListener('navigate', askBack);
    window.addEventListener('beforeunload', ask);
    return () => {
      unsaved -= 1;
      window.removeEventListener('beforeunload', ask);
      navigation?.removeEventListener('navigate', askBack);
    };
  }, [isUnsaved]);
}
