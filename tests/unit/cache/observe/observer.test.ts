import { describe, expect, it, vi } from 'vitest';
import type { Read } from '#lib/cache/engine/entry.ts';
import type { CacheEvent } from '#lib/cache/engine/observe/events.ts';
import { createObserver, summarize } from '#lib/cache/engine/observe/observer.ts';

const clock = { now: () => 42 };
const read = (how: object): Read<unknown> =>
  ({ key: 'thing:1:a', ms: 3, entry: { found: false, tags: [], createdAt: 0 }, ...how }) as unknown as Read<unknown>;

describe('reads', () => {
  it('are counted by how they were answered', () => {
    const { counts, told } = createObserver(clock, {}).watch('thing');
    for (const how of [
      { state: 'hit', layer: 'l1' },
      { state: 'hit', layer: 'l2' },
      { state: 'hit', layer: 'l2' },
      { state: 'filled', layer: 'db' },
      { state: 'stale', layer: 'l2', reason: 'overloaded' },
      { state: 'degraded', layer: 'db', reason: 'fenced' },
    ])
      told(read(how));
    expect(counts).toMatchObject({
      hits: { l1: 1, l2: 2 },
      filled: 1,
      stale: { revalidating: 0, 'load-failed': 0, overloaded: 1, 'store-unavailable': 0 },
      degraded: { 'store-unavailable': 0, fenced: 1, 'newer-present': 0, untrusted: 0 },
    });
  });

  it('have their time taken where the shared store answered', () => {
    const { counts, told } = createObserver(clock, {}).watch('thing');
    told(read({ state: 'hit', layer: 'l1' }));
    expect(counts.l2Ms.count()).toBe(0);
    told(read({ state: 'hit', layer: 'l2' }));
    expect(counts.l2Ms.quantile(0.5)).toBe(4);
  });

  it('are passed on, with the name of the thing', () => {
    const onRead = vi.fn();
    const one = read({ state: 'filled', layer: 'db' });
    createObserver(clock, { onRead }).watch('thing').told(one);
    expect(onRead.mock.calls).toEqual([['thing', one]]);
  });
});

describe('events', () => {
  const emitted = (...events: CacheEvent[]) => {
    const observer = createObserver(clock, {});
    const { counts } = observer.watch('thing');
    const other = observer.watch('other').counts;
    for (const event of events) observer.emit(event);
    return { observer, counts, other };
  };
  const key = 'thing:1:a';
  const thing = 'thing';

  it.each<[CacheEvent, object]>([
    [
      { type: 'load', thing, keys: 3, ms: 5 },
      { loads: 1, loadErrors: 0 },
    ],
    [
      { type: 'load', thing, keys: 3, ms: 5, error: new Error('away') },
      { loads: 1, loadErrors: 1 },
    ],
    [{ type: 'shed', thing, keys: 3 }, { shed: 3 }],
    [{ type: 'fill-refused', thing, key, reason: 'fenced' }, { fillsRefused: 1 }],
    [{ type: 'promotion-skipped', thing, key }, { promotionsSkipped: 1 }],
    [{ type: 'early-refresh', thing, key }, { earlyRefreshes: 1 }],
    [{ type: 'dead', thing, key, layer: 'l2' }, { dead: 1 }],
  ])('count for their thing only: %o', (event, figures) => {
    const { counts, other } = emitted(event);
    expect(counts).toMatchObject(figures);
    for (const name of Object.keys(figures)) expect(other).toMatchObject({ [name]: 0 });
  });

  it('tell how long loading and waiting took', () => {
    const { counts } = emitted({ type: 'load', thing, keys: 1, ms: 30 }, { type: 'followed', thing, key, ms: 100 });
    expect(counts.loadMs.quantile(1)).toBe(32);
    expect(counts.followMs.quantile(1)).toBe(128);
  });

  it.each<[CacheEvent, object]>([
    [
      { type: 'gap', reason: 'missed' },
      { gaps: 1, storeErrors: 0, debtsOwed: 0, debtsPaid: 0 },
    ],
    [
      { type: 'store-error', operation: 'read', error: '' },
      { gaps: 0, storeErrors: 1, debtsOwed: 0, debtsPaid: 0 },
    ],
    [
      { type: 'debt', state: 'owed', keys: 1, tags: 0 },
      { gaps: 0, storeErrors: 0, debtsOwed: 1, debtsPaid: 0 },
    ],
    [
      { type: 'debt', state: 'paid', keys: 1, tags: 0 },
      { gaps: 0, storeErrors: 0, debtsOwed: 0, debtsPaid: 1 },
    ],
  ])('count for the cache: %o', (event, counts) => {
    expect(emitted(event).observer.counts).toEqual(counts);
  });

  it('of a key become its history, with when and what', () => {
    const { observer } = emitted(
      { type: 'filled', thing, key, version: 7 },
      { type: 'filled', thing, key: 'thing:1:b', version: 8 },
      { type: 'load', thing, keys: 1, ms: 1 },
    );
    expect(observer.history(key)).toEqual([{ at: 42, what: 'filled', version: 7 }]);
  });

  it('of a thing that nobody watches are passed on, and counted nowhere', () => {
    const onEvent = vi.fn();
    const event: CacheEvent = { type: 'shed', thing: 'unknown', keys: 1 };
    const observer = createObserver(clock, { onEvent });
    observer.emit(event);
    expect(onEvent.mock.calls).toEqual([[event]]);
    expect(observer.things().size).toBe(0);
  });
});

describe('summarize', () => {
  it('turns counts into plain data that does not change later', () => {
    const observer = createObserver(clock, {});
    const { counts, told } = observer.watch('thing');
    observer.emit({ type: 'load', thing: 'thing', keys: 1, ms: 100 });
    const figures = summarize(counts);
    told(read({ state: 'hit', layer: 'l1' }));
    expect(figures).toMatchObject({
      hits: { l1: 0, l2: 0 },
      loads: 1,
      loadMs: { count: 1, p50: 128, p99: 128 },
      l2Ms: { count: 0, p50: 0, p99: 0 },
    });
    expect(structuredClone(figures)).toEqual(figures);
  });
});
