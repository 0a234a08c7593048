'use client';

import { useEffect, useRef } from 'react';

/**
 * Keys that do something wherever the focus is on the page, but not while somebody types, chooses from a list or looks at a
 * window above it.
 * @param keys what each does, by `KeyboardEvent.key`
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input, select, textarea, [role="dialog"], [role="menu"]'))
        return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
