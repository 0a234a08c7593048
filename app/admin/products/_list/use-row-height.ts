'use client';

import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 47.99rem)';
/** Pixels; as the classes of a row have it. */
const HEIGHT = { wide: 56, narrow: 76 } as const;

function subscribe(tell: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

/** Of a row of the list. Until the browser has measured itself it counts as wide. */
export const useRowHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => (window.matchMedia(NARROW).matches ? HEIGHT.narrow : HEIGHT.wide),
    () => HEIGHT.wide,
  );
