import { describe, expect, it } from 'vitest';
import { encodeFrame } from '#lib/cache/engine/shared/frame.ts';
import { createFlakyStore, createFleet } from '#tests/unit/cache/support/fleet.ts';
import { BEGIN, calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const KEY = 'thing:1:a';
const withSource = { parseKey: (id: string) => (id === 'unnamed' ? undefined : id) };

describe('inspect.here', () => {
  it('shows the copy of this process: what it is, since when, until when, and what its tags say', async () => {
    const process = createFleet({ a: { v: 7 } }).join({ localTtlMs: 10_000 });
    await pass(500);
    await process.get('a');
    expect(process.cache.inspect.here(KEY)).toMatchObject({
      copy: {
        entry: { found: true, version: 7, value: { v: 7 }, tags: ['of:a'] },
        verdict: 'alive',
        keptAt: BEGIN + 500,
        until: BEGIN + 10_500,
      },
      trusted: true,
      owed: false,
    });
  });

  it('shows that a tag has ended a copy which nobody has asked for since', async () => {
    const process = createFleet({ a: { v: 1 } }).join();
    await process.get('a');
    await process.cache.invalidateTags({ hard: ['of:a'] });
    expect(process.cache.inspect.here(KEY)?.copy?.verdict).toBe('dead');
  });

  it('tells of a change that this process owes the shared store', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    await process.get('a');
    flaky.takeAway('invalidate', 'append');
    await process.invalidate(['a']);
    expect(process.cache.inspect.here(KEY)?.owed).toBe(true);
  });

  it('has nothing to say of a thing that nobody has asked this process for', () => {
    const { cache } = createFleet({}).join();
    expect([cache.inspect.here('other:1:a'), cache.inspect.here(KEY)?.copy]).toEqual([undefined, undefined]);
  });
});

describe('inspect.keyOf', () => {
  it('names a key as reads do, and knows no thing that nobody has asked for', async () => {
    const process = createFleet({ a: { v: 1 } }).join();
    const { key } = await process.get('a');
    expect([process.cache.inspect.keyOf('thing', 'a'), process.cache.inspect.keyOf('other', 'a')]).toEqual([
      key,
      undefined,
    ]);
  });
});

describe('inspect.shared', () => {
  it('shows the frame of the shared store to a process that has none itself', async () => {
    const fleet = createFleet({ a: { v: 7 } });
    await fleet.join().get('a');
    const { cache } = fleet.join();
    expect(await cache.inspect.shared(KEY)).toMatchObject({
      state: 'held',
      copy: { entry: { version: 7 }, verdict: 'alive', soft: false, freshUntil: BEGIN + 60_000 },
    });
    expect(cache.inspect.here(KEY)?.copy).toBeUndefined();
  });

  it('asks for tags that this process has not heard of', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const [first, frame] = [fleet.join(), async () => (await fleet.store.read([KEY]))[0] as Buffer];
    await first.get('a');
    const old = await frame();
    await first.cache.invalidateTags({ hard: ['of:a'] });
    await fleet.store.acquire([{ key: KEY, token: 't', leaseMs: 1_000, seen: old.subarray(40, 48) }]);
    await fleet.store.fill([{ key: KEY, token: 't', frame: old, ttlMs: 60_000 }]);
    const late = fleet.join();
    await calm();
    expect(await late.cache.inspect.shared(KEY)).toMatchObject({ state: 'held', copy: { verdict: 'dead' } });
  });

  it('tells nothing there, nothing that can be read, and no answer apart', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    const { cache } = fleet.join({}, { shared: flaky.shared });
    expect(await cache.inspect.shared(KEY)).toEqual({ state: 'absent' });
    await fleet.store.acquire([{ key: KEY, token: 't', leaseMs: 1_000 }]);
    await fleet.store.fill([{ key: KEY, token: 't', frame: Buffer.from('of another time'), ttlMs: 60_000 }]);
    expect(await cache.inspect.shared(KEY)).toEqual({ state: 'unreadable', bytes: 15 });
    flaky.takeAway('read');
    expect(await cache.inspect.shared(KEY)).toEqual({ state: 'unavailable' });
  });

  it('shows an entry that was put there behind the back of all processes', async () => {
    const fleet = createFleet({ a: { v: 2 } });
    const process = fleet.join(withSource);
    await process.get('a');
    const planted = encodeFrame({
      negative: false,
      freshUntil: BEGIN + 60_000,
      snapshot: process.cache.position(),
      loadMs: 1,
      createdAt: BEGIN,
      version: 1,
      frameId: 0.5,
      tags: ['of:a'],
      value: { v: 1 },
    });
    await fleet.store.invalidate([KEY], 'hard');
    await fleet.store.acquire([{ key: KEY, token: 't', leaseMs: 1_000 }]);
    await fleet.store.fill([{ key: KEY, token: 't', frame: planted, ttlMs: 60_000 }]);
    const seen = await process.cache.inspect.shared(KEY);
    expect(seen).toMatchObject({ state: 'held', copy: { entry: { version: 1 }, verdict: 'alive' } });
    expect(await process.cache.inspect.source(KEY)).toEqual({ state: 'found', value: { v: 2 }, version: 2 });
  });
});

describe('inspect.source', () => {
  it('asks the source anew, whatever the layers hold', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const { cache, get } = fleet.join(withSource);
    await get('a');
    fleet.commit('a', 2);
    expect(await cache.inspect.source(KEY)).toEqual({ state: 'found', value: { v: 2 }, version: 2 });
    expect(await cache.inspect.source('thing:1:none')).toEqual({ state: 'absent' });
  });

  it('asks for nothing where a key cannot be told from its name', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    expect(await fleet.join(withSource).cache.inspect.source('thing:1:unnamed')).toEqual({ state: 'unasked' });
    expect(await fleet.join().cache.inspect.source(KEY)).toEqual({ state: 'unasked' });
    expect(fleet.source.loads).toEqual([]);
  });
});

it('looks without a trace: nothing is counted, kept or told', async () => {
  const fleet = createFleet({ a: { v: 1 } });
  const process = fleet.join(withSource);
  await process.get('a');
  const before = { stats: process.cache.stats(), steps: process.cache.explain(KEY), events: [...process.events] };
  process.cache.inspect.here(KEY);
  await process.cache.inspect.shared(KEY);
  await process.cache.inspect.source(KEY);
  expect({ stats: process.cache.stats(), steps: process.cache.explain(KEY), events: process.events }).toEqual(before);
});
