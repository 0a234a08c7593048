import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeFrame, readVersion } from '#lib/cache/engine/frame.ts';
import type { SharedStore } from '#lib/cache/engine/shared-store.ts';

export const frameOf = (value: unknown, version = 0) =>
  encodeFrame({ negative: false, loadMs: 1, createdAt: 0, expiresAt: 1e15, version, tags: ['t'], value });

export type StoreUnderTest = { store: SharedStore; waitMs: (ms: number) => Promise<void>; clear: () => Promise<void> };

/** What every shared store must do. Run once for each implementation. */
export function describeSharedStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`shared store: ${name}`, () => {
    let subject: StoreUnderTest;
    let store: SharedStore;
    beforeAll(async () => {
      subject = await open();
      store = subject.store;
    });
    beforeEach(() => subject.clear());
    afterAll(() => store.close());

    it('reads what was written, byte for byte, and tells nothing of other keys', async () => {
      const frame = Buffer.concat([frameOf('x'), Buffer.from([0, 255, 13, 10])]);
      expect(await store.write([{ key: 'a', frame, ttlMs: 10_000 }])).toEqual(['written']);
      expect(await store.read(['b', 'a', 'c'])).toEqual([undefined, frame, undefined]);
    });

    it('answers in the order of the keys, repeated ones included', async () => {
      const [one, two] = [frameOf(1), frameOf(2)];
      await store.write([
        { key: 'one', frame: one, ttlMs: 10_000 },
        { key: 'two', frame: two, ttlMs: 10_000 },
      ]);
      expect(await store.read(['two', 'one', 'two'])).toEqual([two, one, two]);
      expect(await store.read([])).toEqual([]);
    });

    it('forgets an entry when its lifetime is over', async () => {
      await store.write([{ key: 'short', frame: frameOf(1), ttlMs: 60 }]);
      expect((await store.read(['short']))[0]).toBeDefined();
      await subject.waitMs(90);
      expect(await store.read(['short'])).toEqual([undefined]);
    });

    it('keeps the newer version when an older one is written after it', async () => {
      await store.write([{ key: 'v', frame: frameOf('new', 7), ttlMs: 10_000 }]);
      expect(await store.write([{ key: 'v', frame: frameOf('old', 6), ttlMs: 10_000 }])).toEqual(['newer-present']);
      expect(await store.write([{ key: 'v', frame: frameOf('newest', 8), ttlMs: 10_000 }])).toEqual(['written']);
      const [frame] = await store.read(['v']);
      expect(frame && readVersion(frame)).toBe(8);
    });

    it('replaces only what is present and older, and never creates', async () => {
      await store.write([{ key: 'old', frame: frameOf('old', 3), ttlMs: 10_000 }]);
      const outcomes = await store.replace([
        { key: 'old', frame: frameOf('new', 4), ttlMs: 10_000 },
        { key: 'absent', frame: frameOf('late', 1), ttlMs: 10_000 },
      ]);
      expect(outcomes).toEqual(['replaced', 'absent']);
      expect(await store.replace([{ key: 'old', frame: frameOf('same', 4), ttlMs: 10_000 }])).toEqual(['not-older']);
      const [old, absent] = await store.read(['old', 'absent']);
      expect(old).toEqual(frameOf('new', 4));
      expect(absent).toBeUndefined();
    });

    it('compares versions as numbers, beyond 32 bits', async () => {
      const big = 2 ** 40;
      await store.write([{ key: 'big', frame: frameOf('big', big), ttlMs: 10_000 }]);
      expect(await store.replace([{ key: 'big', frame: frameOf('small', 9), ttlMs: 10_000 }])).toEqual(['not-older']);
      expect(await store.replace([{ key: 'big', frame: frameOf('next', big + 1), ttlMs: 10_000 }])).toEqual([
        'replaced',
      ]);
    });

    it('removes keys, and does not mind absent ones', async () => {
      await store.write([{ key: 'gone', frame: frameOf(1), ttlMs: 10_000 }]);
      await store.remove(['gone', 'never-there']);
      await store.remove([]);
      expect(await store.read(['gone'])).toEqual([undefined]);
    });

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
