import { describe, expect, it } from 'vitest';
import type { Loaded, ThingDefinition } from '#lib/cache/engine/thing.ts';
import { brief, createFleet, type Row } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

/** What the source says of how long each key is fresh. */
function createShop(ttls: Record<string, number>, settings: Partial<ThingDefinition<string, Row>> = {}) {
  const fleet = createFleet({ a: { v: 1 }, b: { v: 1 }, c: { v: 1 } }, settings);
  const load = async (keys: readonly string[]): Promise<Map<string, Loaded<Row>>> => {
    const loaded = await fleet.source.load(keys);
    return new Map(
      [...loaded].map(([key, { value }]) => {
        const ttlMs = ttls[key];
        return [key, { value, version: value.v, ...(ttlMs === undefined ? {} : { ttlMs }) }];
      }),
    );
  };
  return { ...fleet, join: () => fleet.join({ load }) };
}

describe('a value that is fresh for less than its thing', () => {
  it('is loaded anew after that, here and elsewhere', async () => {
    const shop = createShop({ a: 1_000 });
    const [one, other] = [shop.join(), shop.join()];
    await one.get('a');
    expect(brief(await one.get('a'))).toEqual(['hit', 'l1', 1]);
    expect(brief(await other.get('a'))).toEqual(['hit', 'l2', 1]);
    await pass(990);
    expect(brief(await one.get('a'))).toEqual(['hit', 'l1', 1]);
    await pass(20);
    expect(brief(await one.get('a'))).toEqual(['filled', 'db', 1]);
    expect(brief(await other.get('a'))).toEqual(['hit', 'l2', 1]);
    expect(shop.loadsOf('a')).toBe(2);
  });

  it('is of no use after its end, though its thing’s values are', async () => {
    const shop = createShop({ a: 1_000 }, { staleMs: 60_000, staleIfErrorMs: 60_000 });
    const process = shop.join();
    await process.getMany(['a', 'b']);
    await pass(1_100);
    expect(await shop.store.read(['thing:1:a'])).toEqual([undefined]);
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 1]);
    await pass(60_000);
    shop.source.failWith(new Error('away'));
    await expect(process.get('a')).rejects.toMatchObject({ name: 'LoadFailedError' });
    expect(brief(await process.get('b'))).toEqual(['stale', 'l2', 'revalidating', 1]);
  });
});

describe('a value that is to be kept nowhere', () => {
  it('is answered to all who wait, and loaded anew for the next', async () => {
    const shop = createShop({ a: 0 });
    const process = shop.join();
    const release = shop.source.hold();
    const reads = [process.get('a'), process.get('a')];
    await calm();
    release();
    for (const read of await Promise.all(reads)) expect(brief(read)).toEqual(['degraded', 'db', 'unkept', 1]);
    expect(shop.loadsOf('a')).toBe(1);
    expect(process.peek('a')).toBeUndefined();
    expect(await shop.store.read(['thing:1:a'])).toEqual([undefined]);
    shop.commit('a', 2);
    expect(brief(await process.get('a'))).toEqual(['degraded', 'db', 'unkept', 2]);
    expect(shop.loadsOf('a')).toBe(2);
  });

  it('gives its lease back, so nobody waits for it', async () => {
    const shop = createShop({ a: 0 });
    await shop.join().get('a');
    expect(await shop.store.acquire([{ key: 'thing:1:a', token: 'next', leaseMs: 1_000 }])).toEqual([
      { state: 'lead' },
    ]);
  });

  it('keeps no other of its batch from being kept', async () => {
    const shop = createShop({ b: 0 });
    const process = shop.join();
    expect((await process.getMany(['a', 'b', 'c'])).map(brief)).toEqual([
      ['filled', 'db', 1],
      ['degraded', 'db', 'unkept', 1],
      ['filled', 'db', 1],
    ]);
    expect((await shop.join().getMany(['a', 'b', 'c'])).map(brief)).toEqual([
      ['hit', 'l2', 1],
      ['degraded', 'db', 'unkept', 1],
      ['hit', 'l2', 1],
    ]);
    expect(shop.source.loads).toEqual([['a', 'b', 'c'], ['b']]);
  });

  it('counts as such', async () => {
    const shop = createShop({ a: 0 });
    const process = shop.join();
    await process.get('a');
    expect(process.cache.stats().things.thing?.degraded.unkept).toBe(1);
    expect(process.told('filled')).toEqual([]);
    expect(process.told('fill-refused')).toEqual([]);
  });
});
