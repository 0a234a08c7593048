'use client';

import { useEffect, useRef } from 'react';

export type ListKeys = {
  move: (steps: number, isSelecting: boolean) => void;
  jump: (to: 'first' | 'last') => void;
  page: (direction: 1 | -1) => void;
  open: () => void;
  toggle: () => void;
  selectAll: () => void;
  clear: () => void;
  edit: () => void;
  remove: () => void;
  create: () => void;
  search: () => void;
  help: () => void;
};

type Act = (keys: ListKeys, event: KeyboardEvent) => void;

const ACTS: Record<string, Act> = {
  j: (keys) => keys.move(1, false),
  k: (keys) => keys.move(-1, false),
  J: (keys) => keys.move(1, true),
  K: (keys) => keys.move(-1, true),
  ArrowDown: (keys, { shiftKey }) => keys.move(1, shiftKey),
  ArrowUp: (keys, { shiftKey }) => keys.move(-1, shiftKey),
  Home: (keys) => keys.jump('first'),
  End: (keys) => keys.jump('last'),
  PageDown: (keys) => keys.page(1),
  PageUp: (keys) => keys.page(-1),
  Enter: (keys) => keys.open(),
  x: (keys) => keys.toggle(),
  Escape: (keys) => keys.clear(),
  e: (keys) => keys.edit(),
  Delete: (keys) => keys.remove(),
  n: (keys) => keys.create(),
  '/': (keys) => keys.search(),
  '?': (keys) => keys.help(),
};

/** What a control that has the focus answers to itself. */
const OF_CONTROLS = new Set(['Enter']);
const WRITING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
const ABOVE = '[role=dialog], [role=menu], [cmdk-dialog]';

/** Keys of the page, wherever the focus is, but in what is written into and below what lies above the page. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.defaultPrevented || at.closest(WRITING) || document.querySelector(ABOVE)) return;
      if (event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== 'a') return;
        event.preventDefault();
        latest.current.selectAll();
        return;
      }
      const act = ACTS[event.key];
      if (!act || (OF_CONTROLS.has(event.key) && at.closest('a, button, input'))) return;
      event.preventDefault();
      act(latest.current, event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
