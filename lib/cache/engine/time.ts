/** Wall-clock milliseconds; injected so that tests decide what time it is. */
export type Clock = { now(): number };
/** Uniform in [0, 1). */
export type Random = () => number;

export const systemClock: Clock = { now: () => Date.now() };
