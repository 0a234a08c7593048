import { setTimeout as wait } from 'node:timers/promises';
import { keysUpTo, prepareKeys } from './keys.ts';
import { session } from './session.ts';

const SETTLE_MS = 100;

export const heapCommands = {
  /** Bytes that each of so many entries takes in this process. */
  async heapPerEntry(entries: number): Promise<{ heap: number; outside: number; kept: number }> {
    // Once through with other keys than those that count, so that code and buffers are not counted as entries.
    await session().contestant.getMany(keysUpTo(500).map((key) => `warm-${key}`));
    await session().contestant.invalidate(keysUpTo(500).map((key) => `warm-${key}`));
    const before = await measure();
    await prepareKeys(entries);
    const after = await measure();
    const { peek } = session().contestant;
    const kept = peek ? keysUpTo(entries).filter((key) => peek(key) !== undefined).length : entries;
    return { heap: (after.heap - before.heap) / entries, outside: (after.outside - before.outside) / entries, kept };
  },
};

async function measure() {
  session().source.takeLoads();
  await wait(SETTLE_MS);
  if (globalThis.gc === undefined) throw new Error('needs --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed, outside: external };
}
