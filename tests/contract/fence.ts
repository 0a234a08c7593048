import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SharedStore } from '#lib/cache/engine/shared/shared-store.ts';
import { borrow, createSource, openProcess, type Source } from '#tests/support/engine.ts';
import { frameOf, type StoreUnderTest } from './shared-store.ts';

/** What the engine promises whatever happens between a load and its fill. Run on every shared store. */
export function describeFence(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`fence: ${name}`, () => {
    let subject: StoreUnderTest;
    let source: Source<unknown>;
    const start = (more = {}, shared = subject.join()) => openProcess<unknown>(source, { shared }, more);
    /** One whose calls of the store can be watched. */
    const startWatched = (more = {}) => start(more, borrow(subject.store));
    const begun = (loads: number) => vi.waitFor(() => expect(source.loads).toHaveLength(loads));
    const shown = (read: { entry: { found: boolean } }) => ('value' in read.entry ? read.entry.value : undefined);

    beforeAll(async () => {
      subject = await open();
    });
    beforeEach(async () => {
      await subject.clear();
      source = createSource<unknown>({ a: 'old', b: 'b', c: 'c' });
    });
    afterAll(() => subject.store.close());

    it('a load that read before a change is not stored, here or for others', async () => {
      const [reader, writer] = [start(), start()];
      const release = source.hold();
      const slow = reader.get('a');
      await begun(1);
      source.values.set('a', 'new');
      await writer.invalidate(['a']);
      release();
      expect(await slow).toMatchObject({ state: 'degraded', reason: 'fenced', entry: { value: 'old' } });
      for (const process of [reader, writer, start()]) expect(shown(await process.get('a'))).toBe('new');
    });

    it('nor is one that read before a write, which shows at once', async () => {
      const [reader, writer] = [start(), start()];
      const release = source.hold();
      const slow = reader.get('a');
      await begun(1);
      source.values.set('a', 'new');
      await writer.writeThrough('a', 'new', 2);
      release();
      expect(await slow).toMatchObject({ reason: 'fenced' });
      for (const process of [reader, writer, start()]) expect(shown(await process.get('a'))).toBe('new');
    });

    it('nobody who comes after an invalidation joins a load from before it', async () => {
      const process = start();
      const release = source.hold();
      const early = process.get('a');
      await begun(1);
      source.values.set('a', 'new');
      await process.invalidate(['a']);
      const late = process.get('a');
      await begun(2);
      release();
      expect(shown(await early)).toBe('old');
      expect(shown(await late)).toBe('new');
    });

    it('what was read from the shared store before an invalidation is not kept here after it', async () => {
      await start().get('a');
      const process = startWatched();
      const read = vi.spyOn(subject.store, 'read').mockImplementationOnce(async (keys) => {
        read.mockRestore();
        const frames = await subject.store.read(keys);
        source.values.set('a', 'new');
        await process.invalidate(['a']);
        return frames;
      });
      await process.get('a');
      expect(process.peek('a')).toBeUndefined();
      expect(shown(await process.get('a'))).toBe('new');
    });

    it('what was read while the shared store was being told is gone when it has been', async () => {
      await start().get('a');
      const process = startWatched();
      const { store } = subject;
      const readMeanwhile = async () => {
        told.mockRestore();
        source.values.set('a', 'new');
        expect(shown(await process.get('a'))).toBe('old');
      };
      const { invalidate, retract } = store;
      const told = retract
        ? vi.spyOn(store as Required<SharedStore>, 'retract').mockImplementationOnce(async (keys, change) => {
            await readMeanwhile();
            return retract(keys, change);
          })
        : vi.spyOn(store, 'invalidate').mockImplementationOnce(async (keys, mode) => {
            await readMeanwhile();
            return invalidate(keys, mode);
          });
      await process.invalidate(['a']);
      expect(shown(await process.get('a'))).toBe('new');
    });

    it('a store that lost everything during the load takes nothing', async () => {
      const process = start();
      const release = source.hold();
      const slow = process.get('a');
      await begun(1);
      await subject.clear();
      release();
      expect(await slow).toMatchObject({ reason: 'fenced' });
      expect(process.peek('a')).toBeUndefined();
    });

    it('when the holder of a lease is killed, one of those who wait takes over, and its late fill is refused', async () => {
      const lease = { key: 'thing:1:a', token: 'killed', leaseMs: 120 };
      expect(await subject.store.acquire([lease])).toEqual([{ state: 'lead' }]);
      const waiting = Promise.all(Array.from({ length: 4 }, () => start({ leaseMs: 1_000 }).get('a')));
      await subject.waitMs(150);
      const reads = await waiting;
      expect(reads.map(shown)).toEqual(['old', 'old', 'old', 'old']);
      expect(source.loads).toEqual([['a']]);
      const frame = Buffer.alloc(36);
      expect(await subject.store.fill([{ key: lease.key, token: 'killed', frame, ttlMs: 1_000 }])).toEqual(['fenced']);
    });

    it('however many processes and callers miss a key, it is loaded once, and all get it', async () => {
      const processes = Array.from({ length: 8 }, () => start());
      const release = source.hold();
      const reads = processes.flatMap((process) => Array.from({ length: 125 }, () => process.get('a')));
      await begun(1);
      for (let count = 0; count < 50; count++) await turn();
      release();
      expect((await Promise.all(reads)).map(shown)).toEqual(Array(1_000).fill('old'));
      expect(source.loads).toEqual([['a']]);
    });

    it('crossing batches load each key once and do not wait for each other', async () => {
      const [one, two] = [start(), start()];
      const [forth, back] = await Promise.all([one.getMany(['a', 'b', 'c']), two.getMany(['c', 'b', 'a'])]);
      expect(forth.map(shown)).toEqual(['old', 'b', 'c']);
      expect(back.map(shown)).toEqual(['c', 'b', 'old']);
      expect(source.loads.flat().sort()).toEqual(['a', 'b', 'c']);
    });

    it('a failed load is tried again by nobody for a while, whichever process asks, and then by one', async () => {
      source.failWith(new Error('database is away'));
      const [one, two] = [start(), start()];
      const calls = [one, two].flatMap((process) => Array.from({ length: 50 }, () => process.get('a')));
      const outcomes = await Promise.allSettled(calls);
      for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { name: 'LoadFailedError' } });
      await expect(Promise.any([one.get('a'), two.get('a')])).rejects.toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ message: 'thing: database is away' })]),
      });
      expect(source.loads).toHaveLength(1);
      source.failWith(undefined);
      await subject.waitMs(300);
      expect((await Promise.all([two.get('a'), one.get('a')])).map(shown)).toEqual(['old', 'old']);
      expect(source.loads).toHaveLength(2);
    });

    it('gives those up who wait in vain, with an error that says so', async () => {
      const grant = { state: 'follow' as const, leftMs: 10 };
      const acquire = vi
        .spyOn(subject.store, 'acquire')
        .mockImplementation(async (requests) => requests.map(() => grant));
      await expect(startWatched({ leaseMs: 20 }).get('a')).rejects.toMatchObject({ name: 'LoadTimeoutError' });
      expect(source.loads).toEqual([]);
      acquire.mockRestore();
    });

    it.each([0, '', false, null])('keeps %j as a value, in both layers', async (value) => {
      source.values.set('v', value);
      const [first, second] = [start(), start()];
      expect(await first.get('v')).toMatchObject({ state: 'filled', entry: { found: true, value } });
      expect(await first.get('v')).toMatchObject({ layer: 'l1', entry: { found: true, value } });
      expect(await second.get('v')).toMatchObject({ layer: 'l2', entry: { found: true, value } });
    });

    it('gets over a value that cannot be read', async () => {
      const frame = frameOf('x', 0, { snapshot: Number.MAX_SAFE_INTEGER, tags: [] });
      frame[1] = 9;
      await subject.store.acquire([{ key: 'thing:1:a', token: 't', leaseMs: 1_000 }]);
      await subject.store.fill([{ key: 'thing:1:a', token: 't', frame, ttlMs: 60_000 }]);
      expect(await start().get('a')).toMatchObject({ state: 'filled', entry: { value: 'old' } });
    });
  });
}
