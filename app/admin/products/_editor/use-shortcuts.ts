'use client';

import { useEffect, useRef } from 'react';

/** What Ctrl or Cmd does together with a key; `alt+p` with Alt as well. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      // By its place on the keyboard: with Alt some make another sign of it.
      const key = event.code.replace(/^Key/, '').toLowerCase();
      const action = latest.current[event.altKey ? `alt+${key}` : key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
