import { setTimeout as wait } from 'node:timers/promises';

/** Wall-clock milliseconds; injected so that tests decide what time it is. */
export type Clock = { now(): number };
/** Uniform in [0, 1). */
export type Random = () => number;
export type Sleep = (ms: number) => Promise<unknown>;

export const systemClock: Clock = { now: () => Date.now() };
export const systemSleep: Sleep = (ms) => wait(ms);

/** Calls `run` in `ms`, unless cancelled before. Does not keep a process alive. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
