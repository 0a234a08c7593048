import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, vi } from 'vitest';

export const BEGIN = 1_000_000_000;

/** From here on, clocks and timers move only when a test says so. */
export function stopTime(): void {
  beforeEach(() => void vi.useFakeTimers({ now: BEGIN, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());
}

/** Lets time go by, timers included. */
export const pass = async (ms: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));
/** The clocks show a later time, before any timer has noticed. */
export const skip = (ms: number): void => void vi.setSystemTime(Date.now() + ms);
/** What can go on without time going by has gone on. */
export const calm = async (): Promise<void> => {
  for (let turns = 0; turns < 4; turns++) await turn();
};
/** As the engine sleeps, but on the stopped clock. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
