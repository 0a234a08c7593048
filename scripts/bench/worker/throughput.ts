import { setTimeout as wait } from 'node:timers/promises';
import { chunk, keysUpTo, prepareKeys } from './keys.ts';
import { session } from './session.ts';

/** Keys that are read in turn. */
const HOT_KEYS = 1_000;
/** Reads between two looks at the clock. */
const BETWEEN_LOOKS = 100;
/** How long what a change sets off may go on, before the next measurement begins. */
const SETTLE_MS = 5;

const collectGarbage = () => globalThis.gc?.();

export const throughputCommands = {
  async fillHotKeys() {
    await prepareKeys(HOT_KEYS);
  },

  /** Reads one key after the other. @returns reads per second */
  async rateOfGets(ms: number): Promise<number> {
    const { contestant } = session();
    const laps = chunk(keysUpTo(HOT_KEYS), BETWEEN_LOOKS);
    collectGarbage();
    const startedAt = performance.now();
    let done = 0;
    let elapsed = 0;
    while (elapsed < ms) {
      for (const key of laps[(done / BETWEEN_LOOKS) % laps.length] as string[]) await contestant.get(key);
      done += BETWEEN_LOOKS;
      elapsed = performance.now() - startedAt;
    }
    return (done / elapsed) * 1000;
  },

  /** The same without awaiting anything. */
  async rateOfPeeks(ms: number): Promise<number> {
    const { contestant } = session();
    const keys = keysUpTo(HOT_KEYS);
    collectGarbage();
    const startedAt = performance.now();
    let done = 0;
    let found = 0;
    let elapsed = 0;
    while (elapsed < ms) {
      for (const key of keys) if (contestant.peek?.(key) !== undefined) found++;
      done += keys.length;
      elapsed = performance.now() - startedAt;
    }
    if (found < done) throw new Error(`only ${found} of ${done} peeks found anything`);
    return (done / elapsed) * 1000;
  },

  /** As many callers at once, each reading one key after the other. */
  async rateOfConcurrentGets(ms: number, callers: number): Promise<number> {
    const { contestant } = session();
    const keys = keysUpTo(HOT_KEYS);
    collectGarbage();
    const startedAt = performance.now();
    let next = 0;
    const call = async () => {
      while (performance.now() - startedAt < ms) await contestant.get(keys[next++ % HOT_KEYS] as string);
    };
    await Promise.all(Array.from({ length: callers }, call));
    return (next / (performance.now() - startedAt)) * 1000;
  },

  /** Reads one batch after the other. @returns batches per second */
  async rateOfBatches(ms: number, size: number): Promise<number> {
    const { contestant } = session();
    const batches = chunk(keysUpTo(HOT_KEYS), size);
    collectGarbage();
    const startedAt = performance.now();
    let done = 0;
    let elapsed = 0;
    while (elapsed < ms) {
      await contestant.getMany(batches[done++ % batches.length] as string[]);
      elapsed = performance.now() - startedAt;
    }
    return (done / elapsed) * 1000;
  },

  /** The same, with some keys of every batch taken away before; the taking away is not part of the time. */
  async rateOfBatchesWithMisses(ms: number, size: number, missing: number): Promise<number> {
    const { contestant } = session();
    const batches = chunk(keysUpTo(HOT_KEYS), size);
    const gone = batches.flatMap((batch) => batch.slice(0, missing));
    collectGarbage();
    let done = 0;
    let elapsed = 0;
    while (elapsed < ms) {
      await contestant.invalidate(gone);
      await wait(SETTLE_MS);
      const startedAt = performance.now();
      for (const batch of batches) await contestant.getMany(batch);
      elapsed += performance.now() - startedAt;
      done += batches.length;
    }
    return (done / elapsed) * 1000;
  },
};
