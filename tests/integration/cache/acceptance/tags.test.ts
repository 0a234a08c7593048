import { describe, expect, it } from 'vitest';
import type { Worker } from '#tests/support/engine-fleet/worker.ts';
import type { FleetOptions } from '#tests/support/engine-fleet.ts';
import { openFleet, shown, shownBy, ticketOf, waitForPosition } from '#tests/support/open-fleet.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const redis = redisForFile();

/** Processes of which two hold a tagged value in their first layers. */
const openTagged = async (options: Partial<FleetOptions> = {}) => {
  const opened = await openFleet({ count: 2, redisUrl: redis.url, rows: { key: { value: 'first' } }, ...options });
  const { fleet, source, one, two } = opened;
  source.tagsOf.set('key', ['tag']);
  expect(await shownBy([one, two], 'key')).toEqual(['first', 'first']);
  /** Tells all, and returns when all have heard. */
  const invalidate = async (tags: Parameters<Worker['invalidateTags']>[0]) => {
    const ticket = ticketOf(await one.invalidateTags(tags));
    await Promise.all(fleet.workers.map((worker) => waitForPosition(worker, ticket)));
  };
  const waitForStored = (value: string) =>
    waitUntil(5_000, `${value} is not stored`, async () =>
      String(await redis.admin.getBuffer(`${fleet.prefix}c:{thing:1:key}`)).includes(value) ? true : undefined,
    );
  return { ...opened, invalidate, waitForStored };
};

const SOFT = { soft: ['tag'] };
const HARD = { hard: ['tag'] };

describe('T11: a tag that is softly invalidated', () => {
  it('has old values served while they are loaded anew, once, and then new ones; and so again the next time', async () => {
    const { source, one, two, invalidate, waitForStored } = await openTagged();
    for (const [before, after] of [
      ['first', 'second'],
      ['second', 'third'],
    ] as const) {
      const loaded = source.loads.length;
      source.values.set('key', { value: after });
      await invalidate(SOFT);
      const release = source.hold();
      for (const read of await Promise.all([one.get('key'), two.get('key')])) {
        expect(read).toMatchObject({ state: 'stale', reason: 'revalidating', entry: { value: before } });
      }
      await source.waitForLoads(loaded + 1);
      release();
      await waitForStored(after);
      for (const read of await Promise.all([one.get('key'), two.get('key')])) {
        expect(read).toMatchObject({ state: 'hit', entry: { value: after } });
      }
      expect(source.loads).toHaveLength(loaded + 1);
    }
  });

  it('twice before anybody looks is as good as once', async () => {
    const { source, one, two, invalidate, waitForStored } = await openTagged();
    source.values.set('key', { value: 'second' });
    await invalidate(SOFT);
    await invalidate(SOFT);
    expect(await one.get('key')).toMatchObject({ state: 'stale', entry: { value: 'first' } });
    await waitForStored('second');
    expect(await shownBy([one, two], 'key')).toEqual(['second', 'second']);
    expect(source.loads).toHaveLength(2);
  });

  it.each([
    ['after a hard one', [HARD, SOFT]],
    ['before a hard one', [SOFT, HARD]],
    ['together with a hard one', [{ ...HARD, ...SOFT }]],
    ['after a hard one, again and again', [HARD, SOFT, SOFT, SOFT]],
  ])('%s brings nothing back, in processes old and new', async (_, changes) => {
    const { fleet, source, one, two, invalidate } = await openTagged();
    source.values.set('key', { value: 'second' });
    for (const change of changes) await invalidate(change);
    expect(await shownBy([await fleet.add(), one, two], 'key')).toEqual(['second', 'second', 'second']);
    expect(source.loads).toHaveLength(2);
  });

  it('before there is a value does nothing to the one that comes', async () => {
    const { source, one, two, invalidate } = await openTagged();
    source.values.set('other', { value: 'later' });
    source.tagsOf.set('other', ['tag']);
    await invalidate(SOFT);
    expect(await one.get('other')).toMatchObject({ state: 'filled', entry: { value: 'later' } });
    // Has every process look at the tag again.
    await invalidate({ hard: ['another'] });
    for (const worker of [one, two, one, two]) {
      expect(await worker.get('other')).toMatchObject({ state: 'hit', entry: { value: 'later' } });
    }
    expect(source.loads).toHaveLength(2);
  });

  it('while a value is loaded has that one served once at most, and then loaded anew', async () => {
    const { source, one, two, invalidate } = await openTagged();
    source.values.set('other', { value: 'before' });
    source.tagsOf.set('other', ['tag']);
    const release = source.hold();
    const slow = one.get('other');
    await source.waitForLoads(2);
    source.values.set('other', { value: 'after' });
    await invalidate(SOFT);
    release();
    expect(shown(await slow)).toBe('before');
    expect(await two.get('other')).toMatchObject({ state: 'stale', entry: { value: 'before' } });
    await waitUntil(5_000, 'it is not loaded anew', async () =>
      (await shownBy([one, two], 'other')).every((value) => value === 'after') ? true : undefined,
    );
    expect(source.loads).toHaveLength(3);
  });

  it('is known to a process that starts after it', async () => {
    const { fleet, source, invalidate, waitForStored } = await openTagged();
    source.values.set('key', { value: 'second' });
    await invalidate(SOFT);
    const late = await fleet.add();
    expect(await late.get('key')).toMatchObject({ state: 'stale', entry: { value: 'first' } });
    await waitForStored('second');
    expect(shown(await late.get('key'))).toBe('second');
  });
});

describe('T20: a tag with very many members', () => {
  /** How often each command ran in the server since the last look. */
  const commandsRun = async () => {
    const lines = (await redis.admin.info('commandstats')).matchAll(/cmdstat_(\S+):calls=(\d+)/g);
    const counts = Object.fromEntries([...lines].map(([, name, calls]) => [name, Number(calls)]));
    const { info: _, 'config|resetstat': __, ...others } = counts;
    return others;
  };

  it('costs no more to invalidate than a tag with one member', async () => {
    const MEMBERS = 20_000;
    const keys = Array.from({ length: MEMBERS }, (_, at) => `key-${at}`);
    const { source, one, two } = await openFleet({
      count: 2,
      redisUrl: redis.url,
      rows: Object.fromEntries(keys.map((key) => [key, { value: 'old' }])),
      // So that the log is asked only when something changes.
      heartbeatMs: 60_000,
      definition: { leaseMs: 20_000 },
    });
    for (const key of keys) source.tagsOf.set(key, ['many']);
    for (let at = 0; at < MEMBERS; at += 2_000) await one.getMany(keys.slice(at, at + 2_000));
    expect(Number(await redis.admin.call('DBSIZE'))).toBeGreaterThan(MEMBERS);

    const cost: Record<string, number>[] = [];
    // The first makes the server know the scripts.
    for (const tag of ['none', 'one', 'many']) {
      await redis.admin.config('RESETSTAT');
      const ticket = ticketOf(await one.invalidateTags({ hard: [tag] }));
      await waitForPosition(two, ticket);
      cost.push(await commandsRun());
    }
    const [, few, many] = cost as [(typeof cost)[0], Record<string, number>, Record<string, number>];
    expect(many).toMatchObject({ xadd: 1 });
    // The version of the tag; and two for each process, which says that it knows.
    expect(many.zadd).toBeLessThanOrEqual(5);
    expect(Object.keys(many).sort()).toEqual(Object.keys(few).sort());
    expect(Object.values(many).reduce((sum, count) => sum + count, 0)).toBeLessThan(40);

    for (const key of keys) source.values.set(key, { value: 'new' });
    const sample = keys.filter((_, at) => at % 100 === 0);
    for (const worker of [two, one]) {
      expect((await worker.getMany(sample)).map(shown)).toEqual(sample.map(() => 'new'));
    }
    expect(source.loads.at(-1)?.keys).toHaveLength(sample.length);
  });
});
