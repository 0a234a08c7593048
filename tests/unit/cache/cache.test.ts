import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCache } from '#lib/cache/engine/cache.ts';
import { createMemoryStore } from '#lib/cache/engine/shared/memory-store.ts';
import { type SharedStore, StoreUnavailableError } from '#lib/cache/engine/shared/shared-store.ts';
import type { ThingDefinition } from '#lib/cache/engine/thing.ts';
import { borrow, openProcess as open } from '#tests/support/engine.ts';

type Row = { id: string; price: number };
let now: number;
const clock = { now: () => now };
let rows: Map<string, { value: Row; version: number }>;
let shared: SharedStore;
const load = vi.fn();

const definition = (): ThingDefinition<string, Row> => ({
  name: 'row',
  schema: 1,
  keyOf: (id) => id,
  ttlMs: 60_000,
  localTtlMs: 1_000,
  negativeTtlMs: 5_000,
  tagsOf: (id) => [`row:${id}`],
  load,
});
const openProcess = (store: SharedStore = shared, random = () => 0.5) =>
  open<Row>({ load }, { shared: borrow(store), clock, random }, definition());
const away = async (items: readonly unknown[]) => items.map(() => new StoreUnavailableError('Command timed out'));
const failing = (operation: keyof SharedStore): SharedStore => ({ ...shared, [operation]: away });

beforeEach(() => {
  now = 1_000_000;
  rows = new Map(['a', 'b', 'c'].map((id, at) => [id, { value: { id, price: 100 + at }, version: 1 }]));
  shared = createMemoryStore({ maxBytes: 1_000_000, clock });
  load.mockReset();
  load.mockImplementation(
    async (ids: string[]) => new Map(ids.flatMap((id) => (rows.has(id) ? [[id, rows.get(id)]] : []))),
  );
});

describe('get', () => {
  it('loads once, then answers from this process, then from the shared store in another', async () => {
    const thing = openProcess();
    expect(await thing.get('a')).toMatchObject({
      state: 'filled',
      layer: 'db',
      entry: { found: true, value: { price: 100 } },
    });
    expect(await thing.get('a')).toMatchObject({ state: 'hit', layer: 'l1', entry: { value: { price: 100 } } });
    expect(await openProcess().get('a')).toMatchObject({ state: 'hit', layer: 'l2', entry: { value: { price: 100 } } });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('asks the shared store again when its own copy is too old to trust', async () => {
    const thing = openProcess();
    await thing.get('a');
    now += 1_001;
    expect(await thing.get('a')).toMatchObject({ state: 'hit', layer: 'l2' });
  });

  it('loads again when the frame is too old, give or take the jitter', async () => {
    const thing = openProcess(shared, () => 0);
    await thing.get('a');
    now += 53_999;
    expect(await thing.get('a')).toMatchObject({ layer: 'l2' });
    now += 2;
    expect(await thing.get('a')).toMatchObject({ layer: 'db' });
  });

  it('takes a frame for too old by its own clock, even while the store still keeps it', async () => {
    const forgetful = createMemoryStore({ maxBytes: 1_000_000, clock: { now: () => 0 } });
    await openProcess(forgetful).get('a');
    now += 60_001;
    expect(await openProcess(forgetful).get('a')).toMatchObject({ layer: 'db' });
  });

  it('remembers for a shorter time that the source has nothing', async () => {
    const thing = openProcess();
    expect(await thing.get('nope')).toMatchObject({ state: 'filled', entry: { found: false, tags: ['row:nope'] } });
    expect(await openProcess().get('nope')).toMatchObject({ state: 'hit', layer: 'l2', entry: { found: false } });
    now += 5_001;
    rows.set('nope', { value: { id: 'nope', price: 1 }, version: 1 });
    expect(await thing.get('nope')).toMatchObject({ layer: 'db', entry: { found: true } });
  });

  it('shares one load among callers who ask at the same time', async () => {
    const thing = openProcess();
    const reads = await Promise.all(Array.from({ length: 50 }, () => thing.get('a')));
    expect(load).toHaveBeenCalledTimes(1);
    expect(new Set(reads.map((read) => read.entry)).size).toBe(1);
  });

  it('gives out frozen values, from whichever layer', async () => {
    const thing = openProcess();
    for (const read of [await thing.get('a'), await thing.get('a'), await openProcess().get('a')]) {
      expect(Object.isFrozen(read.entry) && read.entry.found && Object.isFrozen(read.entry.value)).toBe(true);
    }
  });

  it('shares a failure with those who waited, and caches none of it', async () => {
    const thing = openProcess();
    load.mockRejectedValueOnce(new Error('database is away'));
    const results = await Promise.allSettled([thing.get('a'), thing.get('a')]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(load).toHaveBeenCalledTimes(1);
    now += 251;
    expect(await thing.get('a')).toMatchObject({ state: 'filled' });
  });
});

describe('getMany', () => {
  it('answers in order, with one read of the shared store and one load of what it lacks', async () => {
    await openProcess().get('b');
    const read = vi.spyOn(shared, 'read');
    load.mockClear();
    const reads = await openProcess().getMany(['c', 'b', 'a', 'c', 'nope']);
    expect(reads.map(({ layer, entry }) => [layer, entry.found && entry.value.id])).toEqual([
      ['db', 'c'],
      ['l2', 'b'],
      ['db', 'a'],
      ['db', 'c'],
      ['db', false],
    ]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(load.mock.calls).toEqual([[['c', 'a', 'nope']]]);
  });

  it('asks nobody for no keys', async () => {
    const read = vi.spyOn(shared, 'read');
    expect(await openProcess().getMany([])).toEqual([]);
    expect(read).not.toHaveBeenCalled();
  });

  it('joins what is already being read', async () => {
    const thing = openProcess();
    const [single, batch] = await Promise.all([thing.get('a'), thing.getMany(['a', 'b'])]);
    expect(load.mock.calls.flat(2).sort()).toEqual(['a', 'b']);
    expect(batch[0]?.entry).toBe(single.entry);
  });
});

describe('writeThrough', () => {
  it('shows the new value at once here, and in the shared store where an older one is', async () => {
    const thing = openProcess();
    await thing.get('a');
    expect(await thing.writeThrough('a', { id: 'a', price: 1 }, 2)).toMatchObject({ state: 'replaced' });
    expect(await thing.get('a')).toMatchObject({ layer: 'l1', entry: { value: { price: 1 } } });
    expect(await openProcess().get('a')).toMatchObject({ layer: 'l2', entry: { value: { price: 1 }, version: 2 } });
  });

  it('does not undo a newer version that came first', async () => {
    const thing = openProcess();
    await thing.get('a');
    await thing.writeThrough('a', { id: 'a', price: 3 }, 3);
    expect(await thing.writeThrough('a', { id: 'a', price: 2 }, 2)).toMatchObject({ state: 'not-older' });
    expect(await thing.get('a')).toMatchObject({ entry: { value: { price: 3 } } });
    expect(await openProcess().get('a')).toMatchObject({ entry: { value: { price: 3 } } });
  });

  it('creates nothing in the shared store', async () => {
    expect(await openProcess().writeThrough('a', { id: 'a', price: 2 }, 2)).toMatchObject({ state: 'absent' });
    expect(await openProcess().get('a')).toMatchObject({ layer: 'db' });
  });

  it('wins over a load that began before it', async () => {
    const thing = openProcess();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    load.mockImplementationOnce(async () => {
      await released;
      return new Map([['a', { value: { id: 'a', price: 100 }, version: 1 }]]);
    });
    const early = thing.get('a');
    await vi.waitFor(() => expect(load).toHaveBeenCalled());
    rows.set('a', { value: { id: 'a', price: 2 }, version: 2 });
    await thing.writeThrough('a', { id: 'a', price: 2 }, 2);
    release();
    await early;
    expect(await thing.get('a')).toMatchObject({ entry: { value: { price: 2 } } });
  });
});

describe('after a writeThrough', () => {
  it('nobody joins a load that began before it', async () => {
    const thing = openProcess();
    const { promise: never } = Promise.withResolvers<never>();
    load.mockImplementationOnce(() => never);
    void thing.get('a');
    await vi.waitFor(() => expect(load).toHaveBeenCalled());
    rows.set('a', { value: { id: 'a', price: 2 }, version: 2 });
    await thing.writeThrough('a', { id: 'a', price: 2 }, 2);
    now += 1_001;
    expect(await thing.get('a')).toMatchObject({ entry: { value: { price: 2 } } });
  });
});

describe('without the shared store', () => {
  it('serves from the source and keeps nothing after a failed read: a timeout is not a miss', async () => {
    const acquire = vi.spyOn(shared, 'acquire');
    const fill = vi.spyOn(shared, 'fill');
    const thing = openProcess(failing('read'));
    expect(await thing.get('a')).toMatchObject({
      state: 'degraded',
      reason: 'store-unavailable',
      entry: { found: true },
    });
    expect(await thing.get('a')).toMatchObject({ state: 'degraded' });
    expect(acquire).not.toHaveBeenCalled();
    expect(fill).not.toHaveBeenCalled();
  });

  it('serves from the source when it cannot get a lease, and keeps nothing', async () => {
    const thing = openProcess(failing('acquire'));
    expect(await thing.get('a')).toMatchObject({
      state: 'degraded',
      reason: 'store-unavailable',
      entry: { found: true },
    });
    expect(thing.peek('a')).toBeUndefined();
  });

  it('does not lose an entry to one slow answer', async () => {
    const thing = openProcess();
    await thing.get('a');
    now += 1_001;
    vi.spyOn(shared, 'read').mockImplementationOnce(away);
    expect(await thing.get('a')).toMatchObject({ state: 'stale', layer: 'l1', reason: 'store-unavailable' });
    expect(await thing.get('a')).toMatchObject({ state: 'hit', layer: 'l2' });
  });

  it('serves what it loaded when it cannot be filled', async () => {
    expect(await openProcess(failing('fill')).get('a')).toMatchObject({ state: 'degraded', entry: { found: true } });
  });

  it('answers from the source, not from an older copy, what it could not write through', async () => {
    const thing = openProcess(failing('replace'));
    await thing.get('a');
    rows.set('a', { value: { id: 'a', price: 2 }, version: 2 });
    expect(await thing.writeThrough('a', { id: 'a', price: 2 }, 2)).toEqual({ state: 'owed' });
    expect(await thing.get('a')).toMatchObject({ state: 'degraded', entry: { value: { price: 2 } } });
  });
});

it('has one state for each name, however often it is asked for', async () => {
  const cache = createCache({ shared, clock });
  expect(cache.thing(definition())).toBe(cache.thing(definition()));
  void cache.close();
});
