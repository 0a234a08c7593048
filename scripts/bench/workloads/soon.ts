import { monotonicMs } from '../worker/monotonic.ts';

const AHEAD_MS = 60;

/** A moment that is far enough ahead for all processes to have been told of it. */
export const soon = (): number => monotonicMs() + AHEAD_MS;
