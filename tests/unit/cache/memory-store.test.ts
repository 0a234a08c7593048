import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '#lib/cache/engine/shared/memory-store.ts';
import { describeFence } from '#tests/contract/fence.ts';
import { describeSharedStore, frameOf } from '#tests/contract/shared-store.ts';
import { borrow } from '#tests/support/engine.ts';

describeSharedStore('memory', async () => {
  let now = 1_000_000;
  const store = createMemoryStore({ maxBytes: 1_000_000, clock: { now: () => now } });
  return {
    store,
    join: () => borrow(store),
    waitMs: async (ms) => {
      now += ms;
    },
    clear: async () => store.close(),
  };
});

describeFence('memory', async () => {
  const store = createMemoryStore({ maxBytes: 1_000_000 });
  return {
    store,
    join: () => borrow(store),
    waitMs: async (ms) => void (await wait(ms)),
    clear: () => store.close(),
  };
});

describe('memory store', () => {
  it('stays within its bytes by dropping the least recently used', async () => {
    const frame = frameOf('x'.repeat(1_000));
    const store = createMemoryStore({ maxBytes: 3 * (frame.length + 1) });
    const put = async (key: string) => {
      await store.acquire([{ key, token: 't', leaseMs: 1_000 }]);
      await store.fill([{ key, token: 't', frame, ttlMs: 60_000 }]);
    };
    for (const key of ['a', 'b', 'c']) await put(key);
    await store.read(['a']);
    await put('d');
    const held = await store.read(['a', 'b', 'c', 'd']);
    expect(held.map((found) => found !== undefined)).toEqual([true, false, true, true]);
  });
});
