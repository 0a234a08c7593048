import { setTimeout as wait } from 'node:timers/promises';

/** Wall-clock milliseconds; injected so that tests decide what time it is. */
export type Clock = { now(): number };
/** Uniform in [0, 1). */
export type Random = () => number;
export type Sleep = (ms: number) => Promise<unknown>;

export const systemClock: Clock = { now: () => Date.now() };
export const systemSleep: Sleep = (ms) => wait(ms);
