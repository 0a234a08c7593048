import { describe, expect, it, vi } from 'vitest';
import type { Read } from '#lib/cache/engine/entry.ts';
import { createFlakyStore, createFleet } from '#tests/unit/cache/support/fleet.ts';
import { BEGIN, calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

describe('explain', () => {
  it('tells the story of a key, named as in its reads', async () => {
    const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } });
    const [process, other] = [fleet.join(), fleet.join()];
    const { key } = await process.get('a');
    await process.get('b');
    await pass(100);
    await other.writeThrough('a', fleet.commit('a', 2), 2);
    await calm();
    await process.cache.invalidateTags({ hard: ['of:a'] });
    await process.get('a');
    expect(process.cache.explain(key).map(({ at, what, ...more }) => [at - BEGIN, what, more])).toEqual([
      [0, 'filled', { version: 1 }],
      [0, 'promoted', { version: 1 }],
      [100, 'promoted', { version: 2 }],
      [100, 'written', { version: 2, by: 'log' }],
      [100, 'dead', { layer: 'l1' }],
      [100, 'dead', { layer: 'l2' }],
      [100, 'filled', { version: 2 }],
      [100, 'promoted', { version: 2 }],
    ]);
  });

  it('tells of fills that were refused, and of what was not kept', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    const release = fleet.source.hold();
    const slow = process.get('a');
    await calm();
    await process.invalidate(['a'], 'soft');
    release();
    const { key } = await slow;
    expect(process.cache.explain(key)).toMatchObject([
      { what: 'invalidated', mode: 'soft', by: 'here' },
      { what: 'invalidated', mode: 'hard', by: 'log' },
      { what: 'fill-refused', reason: 'fenced' },
    ]);
  });

  it('knows nothing of a key that nothing happened to', () => {
    const process = createFleet({}).join();
    expect(process.cache.explain('thing:1:a')).toEqual([]);
  });
});

describe('stats', () => {
  it('count what each thing has done', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { staleMs: 30_000 });
    const process = fleet.join({ localTtlMs: 1_000 });
    await process.get('a');
    await process.get('a');
    await process.getMany(['a', 'b', 'a']);
    await pass(1_001);
    await process.get('a');
    await pass(60_000);
    await process.get('a');
    await calm();
    fleet.source.failWith(new Error('away'));
    await process.get('c').catch(() => {});
    expect(process.cache.stats().things.thing).toMatchObject({
      hits: { l1: 3, l2: 1 },
      filled: 2,
      stale: { revalidating: 1, 'load-failed': 0, overloaded: 0, 'store-unavailable': 0 },
      degraded: { fenced: 0 },
      loads: 4,
      loadErrors: 1,
      loadMs: { count: 4, p50: expect.any(Number), p99: expect.any(Number) },
      l2Ms: { count: 1 },
      local: { entries: 2, bytes: expect.any(Number) },
    });
  });

  it('tell where the process stands with the log', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    expect(process.cache.stats()).toMatchObject({ position: 0, trusted: false });
    await process.get('a');
    const { ticket } = (await process.invalidate(['a'])) as { ticket: number };
    expect(process.cache.stats()).toMatchObject({ position: ticket, trusted: true, gaps: 0, storeErrors: 0 });
    flaky.takeLogAway();
    await pass(5_000);
    expect(process.cache.stats()).toMatchObject({ trusted: false, storeErrors: 1 });
  });

  it('are a picture: they do not change later', async () => {
    const process = createFleet({ a: { v: 1 } }).join();
    const before = process.cache.stats();
    await process.get('a');
    expect(before.things.thing).toMatchObject({ filled: 0, loads: 0 });
  });
});

describe('events', () => {
  it('tell of every key of every read', async () => {
    const onRead = vi.fn((_: string, __: Read<unknown>) => {});
    const process = createFleet({ a: { v: 1 }, b: { v: 1 } }).join({}, { events: { onRead } });
    await process.get('a');
    await process.getMany(['a', 'b']);
    await process.get('a');
    expect(onRead.mock.calls.map(([thing, { key, state }]) => [thing, key, state])).toEqual([
      ['thing', 'thing:1:a', 'filled'],
      ['thing', 'thing:1:a', 'hit'],
      ['thing', 'thing:1:b', 'filled'],
      ['thing', 'thing:1:a', 'hit'],
    ]);
  });

  it('tell how long a read took', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    const release = fleet.source.hold();
    const read = process.get('a');
    await pass(70);
    release();
    expect(await read).toMatchObject({ ms: 70 });
    expect(await process.get('a')).toMatchObject({ ms: 0 });
  });
});
