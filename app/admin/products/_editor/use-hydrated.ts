'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the browser has taken the page over: what is typed before would be lost. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
