import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a form that says what the list beside it is. Whoever comes back to a page that the browser has kept would find in it what
 * was chosen when it was left. Needs `autoComplete="off"` besides, for pages that were not kept.
 */
export function useAsShown(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) form.current?.reset();
    };
    addEventListener('pageshow', comeBack);
    return () => removeEventListener('pageshow', comeBack);
  }, []);
  return form;
}
