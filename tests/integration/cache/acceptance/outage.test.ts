import { describe, expect, it, onTestFinished } from 'vitest';
import type { Worker } from '#tests/support/engine-fleet/worker.ts';
import type { FleetOptions } from '#tests/support/engine-fleet.ts';
import { findLoopbackPort } from '#tests/support/loopback-port.ts';
import { openFleet, shown, shownBy, waitForTrust } from '#tests/support/open-fleet.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

/** Debts are paid well within one. */
const HEARTBEAT_MS = 3_000;
/** What a busy machine may add to a time that is promised. */
const SLOW_MS = 1_000;

const redis = redisForFile();

/** Processes that share such a way. */
const open = async (options: Partial<FleetOptions> = {}) => {
  const link = await redis.openLink();
  const opened = await openFleet({ count: 2, redisUrl: link.url, rows: { key: { value: 'old' } }, ...options });
  return { ...opened, link };
};

describe('T5: an invalidation while Redis is away', () => {
  const KEYS = ['key', 'tagged'];

  /** The first worker invalidates, and has a way of its own. The second knows old values by itself, the third by Redis. */
  const openStrict = async (definition: FleetOptions['definition'] = { strictness: 'strict' }) => {
    const [wayOfOne, wayOfOthers] = [await redis.openLink(), await redis.openLink()];
    const opened = await openFleet({
      count: 3,
      redisUrl: (worker) => (worker === 0 ? wayOfOne : wayOfOthers).url,
      rows: { key: { value: 'old' }, tagged: { value: 'old' } },
      heartbeatMs: HEARTBEAT_MS,
      definition,
    });
    const { fleet, source, one, three } = opened;
    source.tagsOf.set('tagged', ['tag']);
    for (const key of KEYS) expect(await shownBy(fleet.workers, key)).toEqual(['old', 'old', 'old']);
    await three.clearLocal();
    wayOfOne.cut();
    wayOfOthers.cut();
    for (const key of KEYS) source.values.set(key, { value: 'new' });
    expect(await one.invalidate(['key'])).toEqual({ state: 'owed' });
    expect(await one.invalidateTags({ hard: ['tag'] })).toEqual({ state: 'owed' });
    const isTold = async () =>
      (await redis.admin.zscore(`${fleet.prefix}{log}:tags`, 'htag')) !== null &&
      !String(await redis.admin.getBuffer(`${fleet.prefix}c:{thing:1:key}`)).includes('old');
    return { ...opened, wayOfOne, wayOfOthers, isTold };
  };
  /** What these workers show until `over` says that it has been long enough. */
  const showUntil = async (workers: readonly Worker[], over: () => Promise<boolean>) => {
    const seen = new Set<unknown>();
    do for (const key of KEYS) for (const value of await shownBy(workers, key)) seen.add(value);
    while (!(await over()));
    return [...seen];
  };
  const isServed = (worker: Worker) => async () =>
    (await worker.getMany(KEYS)).every(({ state }) => state === 'hit' || state === 'filled');
  const isTrusted = (worker: Worker) => async () => (await worker.stats()).trusted;

  it('is told when it is back, before strict things take anything from it in any process', async () => {
    const { one, three, wayOfOne, wayOfOthers, isTold } = await openStrict();
    for (const worker of [one, three]) {
      for (const read of await worker.getMany(KEYS)) {
        expect(read).toMatchObject({ state: 'degraded', entry: { value: 'new' } });
      }
    }
    await waitForTrust(three, false);
    await wayOfOthers.restore();
    expect(await showUntil([three], isTrusted(three))).toEqual(['new']);
    expect(await isTold()).toBe(false);
    await wayOfOne.restore();
    expect(await showUntil([one, three], isTold)).toEqual(['new']);
    expect(await showUntil([one, three], isServed(three))).toEqual(['new']);
  });

  it('brings back no copies of their own, which they no longer showed', async () => {
    const { one, two, wayOfOne, wayOfOthers, isTold } = await openStrict();
    await waitForTrust(two, false);
    expect(await showUntil([one, two], async () => true)).toEqual(['new']);
    await wayOfOthers.restore();
    expect(await showUntil([two], isTrusted(two))).toEqual(['new']);
    expect(await showUntil([two], async () => true)).toEqual(['new']);
    expect(await isTold()).toBe(false);
    await wayOfOne.restore();
    expect(await showUntil([one, two], isTold)).toEqual(['new']);
    expect(await showUntil([one, two], isServed(two))).toEqual(['new']);
  });

  it('ends what it concerns in the process that owes it, however relaxed the thing', async () => {
    const { one, two, wayOfOne, wayOfOthers, isTold } = await openStrict({});
    expect(await showUntil([one], async () => true)).toEqual(['new']);
    await Promise.all([wayOfOne.restore(), wayOfOthers.restore()]);
    expect(await showUntil([one], isTold)).toEqual(['new']);
    expect(await showUntil([one], isServed(one))).toEqual(['new']);
    await waitUntil(HEARTBEAT_MS, 'others do not hear of it', async () =>
      (await shownBy([two], 'key'))[0] === 'new' && (await shownBy([two], 'tagged'))[0] === 'new' ? true : undefined,
    );
  });
});

describe('T18: one answer of Redis that does not come in time', () => {
  it('fails no call and takes nothing away', async () => {
    const { fleet, link, source, one, two } = await open({ commandTimeoutMs: 150 });
    await one.get('key');
    const name = `${fleet.prefix}c:{thing:1:key}`;
    const before = [await redis.admin.getBuffer(name), await redis.admin.pexpiretime(name)];
    link.hang({ only: 'replies', matching: name });
    expect(await two.get('key')).toMatchObject({
      state: 'degraded',
      reason: 'store-unavailable',
      entry: { value: 'old' },
    });
    await link.restore();
    expect(await two.get('key')).toMatchObject({ state: 'hit', layer: 'l2', entry: { value: 'old' } });
    expect([await redis.admin.getBuffer(name), await redis.admin.pexpiretime(name)]).toEqual(before);
    expect(source.loads).toHaveLength(2);
  });
});

describe('T19: no Redis when a process starts', () => {
  const COMMAND_TIMEOUT_MS = 300;
  const away = {
    'refuses connections': () => {},
    'takes connections and says nothing': (proxy: TcpProxy) => proxy.hang(),
  };
  const forms = {
    'a server': (port: number) => `redis://127.0.0.1:${port}`,
    'a cluster': (port: number) => `redis+cluster://127.0.0.1:${port}`,
    'a group of sentinels': (port: number) => `redis+sentinel://127.0.0.1:${port}/master`,
  };
  const cases = Object.entries(forms).flatMap(([form, urlOf]) =>
    Object.entries(away).flatMap(([how, fail]) =>
      (['relaxed', 'strict'] as const).map((strictness) => ({ form, how, strictness, urlOf, fail })),
    ),
  );

  it.each(cases)('$form that $how: a $strictness thing is answered at once', async ({ strictness, urlOf, fail }) => {
    const proxy = await startTcpProxy({ port: await findLoopbackPort() });
    onTestFinished(proxy.stop);
    fail(proxy);
    const port = proxy.port;
    if (fail === away['refuses connections']) await proxy.stop();
    const { one } = await openFleet({
      count: 1,
      redisUrl: urlOf(port),
      awaitStore: false,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      rows: { key: { value: 'value' } },
      definition: { strictness },
    });
    const { answers, slowestMs } = await one.crowd('key', 100);
    expect(answers).toEqual({ degraded: 100 });
    // One time to connect, one to ask for a value, one for where the log stands.
    expect(slowestMs).toBeLessThan(3 * 1.2 * COMMAND_TIMEOUT_MS + SLOW_MS);
  });

  it('uses it as soon as it is there', async () => {
    const { link, source, fleet } = await open({ count: 1 });
    link.cut();
    const late = await openFleet({
      count: 1,
      redisUrl: link.url,
      prefix: fleet.prefix,
      awaitStore: false,
      rows: { key: { value: 'value' } },
    });
    expect(await late.one.get('key')).toMatchObject({ state: 'degraded', reason: 'store-unavailable' });
    await link.restore();
    await waitUntil(5_000, 'it is not used', async () =>
      (await late.one.get('key')).state === 'hit' ? true : undefined,
    );
    expect(source.loads).toHaveLength(0);
  });
});

describe('Redis goes away in service', () => {
  /** Loads that one process has under way at once, at most. */
  const AT_ONCE = 16;
  const KEYS = Array.from({ length: 300 }, (_, at) => `key-${at}`);
  const ways = {
    'refuses connections': (link: TcpProxy) => link.cut(),
    hangs: (link: TcpProxy) => link.hang(),
  };

  it.each(Object.entries(ways))('it %s: every read is answered, by few loads at once', async (_, fail) => {
    const { fleet, source, link } = await open({
      rows: Object.fromEntries(KEYS.map((key) => [key, { value: key }])),
      commandTimeoutMs: 200,
      definition: { keysPerLoad: 1 },
    });
    source.delayMs = 20;
    fail(link);
    const reads = await Promise.all(fleet.workers.map((worker) => Promise.all(KEYS.map((key) => worker.get(key)))));
    for (const answers of reads) expect(answers.map(shown)).toEqual(KEYS);
    expect([...source.peaks]).toEqual(expect.arrayContaining(fleet.workers.map(({ pid }) => [pid, AT_ONCE])));

    await link.restore();
    await waitUntil(5_000, 'it is not used again', async () =>
      (await Promise.all(fleet.workers.map((worker) => worker.get('key-0')))).every(({ state }) => state === 'hit')
        ? true
        : undefined,
    );
  });

  it.each(Object.entries(ways))(
    'it %s: what a process has by itself goes on being served from there',
    async (_, fail) => {
      const { source, link, one } = await open({ commandTimeoutMs: 200, heartbeatMs: 600 });
      await one.get('key');
      fail(link);
      await waitForTrust(one, false);
      expect(await one.crowd('key', 100)).toMatchObject({ answers: { hit: 100 } });
      expect(source.loads).toHaveLength(1);
    },
  );
});
