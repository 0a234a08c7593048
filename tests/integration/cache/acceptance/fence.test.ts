import { describe, expect, it } from 'vitest';
import type { Worker } from '#tests/support/engine-fleet/worker.ts';
import type { FleetOptions } from '#tests/support/engine-fleet.ts';
import { openFleet, shown, shownBy, ticketOf, waitForPosition } from '#tests/support/open-fleet.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';

const HEARTBEAT_MS = 600;

const redis = redisForFile();

const open = (options: Partial<FleetOptions> = {}) =>
  openFleet({ count: 2, redisUrl: redis.url, heartbeatMs: HEARTBEAT_MS, rows: { key: { value: 'old' } }, ...options });

/** What the shared store itself holds of a key, as text. */
const stored = async (prefix: string, key: string) =>
  String(await redis.admin.getBuffer(`${prefix}c:{thing:1:${key}}`));

describe('T1: a change between a load and its fill', () => {
  it('leaves the loaded value in no process and not in the shared store', async () => {
    const { fleet, source, one, two, three } = await open({ count: 3 });
    const release = source.hold();
    const slow = one.get('key');
    await source.waitForLoads(1);
    const waiting = three.get('key');
    source.values.set('key', { value: 'new' });
    await two.invalidate(['key']);
    release();
    expect(await slow).toMatchObject({ state: 'degraded', reason: 'fenced', entry: { value: 'old' } });
    await waiting;
    expect(await stored(fleet.prefix, 'key')).not.toContain('old');
    expect(await shownBy([...fleet.workers, await fleet.add()], 'key')).toEqual(Array(4).fill('new'));
    expect(await stored(fleet.prefix, 'key')).toContain('new');
  });
});

describe('T2: a tag invalidated between a load and its fill', () => {
  it.each([0, 1, 2])('the entry is dead for all, whatever their clocks say (reader %i)', async (nth) => {
    const { fleet, source } = await open({ count: 3, skewMs: (worker) => 5_000 * (worker - 1) });
    source.tagsOf.set('key', ['tag']);
    const reader = fleet.workers[nth] as Worker;
    const writer = fleet.workers[(nth + 1) % 3] as Worker;
    const release = source.hold();
    const slow = reader.get('key');
    await source.waitForLoads(1);
    source.values.set('key', { value: 'new' });
    const ticket = ticketOf(await writer.invalidateTags({ hard: ['tag'] }));
    await Promise.all(fleet.workers.map((worker) => waitForPosition(worker, ticket)));
    release();
    expect(shown(await slow)).toBe('old');
    expect(await shownBy(fleet.workers, 'key')).toEqual(['new', 'new', 'new']);
    expect(source.loads).toHaveLength(2);
  });
});

describe('T4: a change between a read of the shared store and keeping what it had', () => {
  it('keeps nothing, and the next read has the change', async () => {
    const link = await redis.openLink();
    const { source, one, two } = await open({ redisUrl: (worker) => (worker === 0 ? redis.url : link.url) });
    await one.get('key');
    await redis.admin.config('RESETSTAT');
    link.hang({ only: 'replies', matching: 'c:{thing:1:key}' });
    const slow = two.get('key');
    // The answer, which is held back, has the old value.
    await expect.poll(() => redis.admin.info('commandstats')).toMatch(/cmdstat_m?get:/);
    source.values.set('key', { value: 'new' });
    const ticket = ticketOf(await one.invalidate(['key']));
    await waitForPosition(two, ticket);
    await link.restore();
    expect(await slow).toMatchObject({ state: 'hit', layer: 'l2', entry: { value: 'old' } });
    expect(await two.stats()).toMatchObject({ things: { thing: { promotionsSkipped: 1 } } });
    expect(await two.peek('key')).toBeUndefined();
    expect(shown(await two.get('key'))).toBe('new');
  });
});

describe('T7: who holds a lease', () => {
  it('is killed: one of those who wait loads instead, and all get the value', async () => {
    const { fleet, source, one, two, three } = await open({ count: 3, definition: { leaseMs: 800 } });
    const release = source.hold();
    const doomed = one.get('key').catch((error: Error) => error.name);
    await source.waitForLoads(1);
    const crowds = [two, three].map((worker) => worker.crowd('key', 50));
    const reads = [two, three].map((worker) => worker.get('key'));
    await one.kill();
    release();
    expect(await doomed).toBe('WorkerGoneError');
    const counts = (await Promise.all(crowds)).map(({ answers }) => answers);
    expect(counts).toEqual(expect.arrayContaining([{ filled: 50 }, { hit: 50 }]));
    expect((await Promise.all(reads)).map(shown)).toEqual(['old', 'old']);
    expect(source.loads).toHaveLength(2);
    expect(await stored(fleet.prefix, 'key')).toContain('old');
  });

  it('is stopped for longer than the lease: its late fill is refused', async () => {
    const { fleet, source, one, two } = await open({ definition: { leaseMs: 500 } });
    const release = source.hold();
    const late = one.get('key');
    await source.waitForLoads(1);
    one.pause();
    release();
    source.values.set('key', { value: 'new' });
    expect(await two.get('key')).toMatchObject({ state: 'filled', entry: { value: 'new' } });
    one.resume();
    expect(await late).toMatchObject({ state: 'degraded', reason: 'fenced', entry: { value: 'old' } });
    expect(await shownBy([one, two, await fleet.add()], 'key')).toEqual(['new', 'new', 'new']);
    expect(source.loads).toHaveLength(2);
  });
});

describe('T9: the shared store forgets', () => {
  const lose = {
    'the versions of tags': (prefix: string) => redis.admin.del(`${prefix}{log}:tags`),
    'the state of the log': (prefix: string) => redis.admin.del(`${prefix}{log}:state`),
  };

  it.each(Object.entries(lose))('%s: what was invalidated before is not alive again', async (_, forget) => {
    const { fleet, source, one } = await open({ count: 1 });
    source.tagsOf.set('key', ['tag']);
    await one.get('key');
    source.values.set('key', { value: 'new' });
    await one.invalidateTags({ hard: ['tag'] });
    await forget(fleet.prefix);
    expect(await shownBy([await fleet.add(), one], 'key')).toEqual(['new', 'new']);
  });

  it.each(Object.entries(lose))('%s: what is being loaded is dead when it comes', async (_, forget) => {
    const { fleet, source, one, two } = await open();
    source.tagsOf.set('key', ['tag']);
    const release = source.hold();
    const slow = one.get('key');
    await source.waitForLoads(1);
    source.values.set('key', { value: 'new' });
    const ticket = ticketOf(await two.invalidateTags({ hard: ['tag'] }));
    await forget(fleet.prefix);
    release();
    expect(shown(await slow)).toBe('old');
    expect(await shownBy([await fleet.add(), two], 'key')).toEqual(['new', 'new']);
    expect(shown(await one.get('key', { after: ticket }))).toBe('new');
  });

  const evict = {
    'a lease': (prefix: string) => redis.admin.del(`${prefix}l:{thing:1:key}`),
    everything: () => redis.admin.flushall(),
  };

  it.each(Object.entries(evict))('%s: what was loaded under it is refused', async (_, forget) => {
    const { fleet, source, one } = await open({ count: 1 });
    const release = source.hold();
    const slow = one.get('key');
    await source.waitForLoads(1);
    await forget(fleet.prefix);
    release();
    expect(await slow).toMatchObject({ state: 'degraded', reason: 'fenced' });
    expect(await redis.admin.exists(`${fleet.prefix}c:{thing:1:key}`)).toBe(0);
    expect(await one.peek('key')).toBeUndefined();
  });
});

describe('T15: an older write arrives after a newer one', () => {
  const openWriters = async () => {
    const link = await redis.openLink();
    const opened = await open({
      count: 3,
      redisUrl: (worker) => (worker === 0 ? link.url : redis.url),
      rows: { sku: { value: 10, version: 0 } },
    });
    const { source, one, two, three } = opened;
    await Promise.all([two, three].map((worker) => worker.get('sku')));
    /** The first version is on its way until the link is restored; the second is written meanwhile. */
    const writeBoth = async () => {
      link.hang({ only: 'requests', matching: 'c:{thing:1:sku}' });
      const delayed = one.writeThrough('sku', 1, 1);
      source.values.set('sku', { value: 2, version: 2 });
      const ticket = ticketOf(await two.writeThrough('sku', 2, 2));
      await waitForPosition(three, ticket);
      return async () => {
        await link.restore();
        const announced = await delayed;
        await Promise.all([two, three].map((worker) => waitForPosition(worker, ticketOf(announced))));
        return announced.state;
      };
    };
    return { ...opened, writeBoth };
  };

  it('finds the newer one, and changes nothing', async () => {
    const { fleet, writeBoth, two, three } = await openWriters();
    const arrive = await writeBoth();
    expect(await arrive()).toBe('not-older');
    for (const worker of [two, three]) expect(await worker.peek('sku')).toMatchObject({ value: 2, version: 2 });
    expect(await shownBy(fleet.workers, 'sku')).toEqual([2, 2, 2]);
  });

  it('finds nothing, since the newer one was evicted, and creates nothing', async () => {
    const { fleet, writeBoth } = await openWriters();
    const arrive = await writeBoth();
    await redis.admin.del(`${fleet.prefix}c:{thing:1:sku}`);
    expect(await arrive()).toBe('absent');
    expect(await redis.admin.exists(`${fleet.prefix}c:{thing:1:sku}`)).toBe(0);
    expect(await shownBy([...fleet.workers, await fleet.add()], 'sku')).toEqual([2, 2, 2, 2]);
  });
});
