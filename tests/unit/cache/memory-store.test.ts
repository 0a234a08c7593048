import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '#lib/cache/engine/memory-store.ts';
import { describeSharedStore, frameOf } from '#tests/contract/shared-store.ts';

describeSharedStore('memory', async () => {
  let now = 1_000_000;
  const store = createMemoryStore({ maxBytes: 1_000_000, clock: { now: () => now } });
  return {
    store,
    waitMs: async (ms) => {
      now += ms;
    },
    clear: async () => store.close(),
  };
});

describe('memory store', () => {
  it('stays within its bytes by dropping the least recently used', async () => {
    const frame = frameOf('x'.repeat(1_000));
    const store = createMemoryStore({ maxBytes: 3 * (frame.length + 1) });
    for (const key of ['a', 'b', 'c']) await store.write([{ key, frame, ttlMs: 60_000 }]);
    await store.read(['a']);
    await store.write([{ key: 'd', frame, ttlMs: 60_000 }]);
    const held = await store.read(['a', 'b', 'c', 'd']);
    expect(held.map((found) => found !== undefined)).toEqual([true, false, true, true]);
  });
});
