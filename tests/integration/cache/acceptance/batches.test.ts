import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusterLinks } from '#tests/support/cluster-links.ts';
import { openFleet, shown, shownBy, ticketOf, waitForPosition } from '#tests/support/open-fleet.ts';
import { type RedisCluster, startRedisCluster } from '#tests/support/redis-cluster.ts';
import { askServer, connectTo, type RedisServer, startRedisServer } from '#tests/support/redis-server.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';

/** Each way: all requests of a round are out before the first answer is back. */
const DELAY_MS = 60;

let redis: RedisServer;
let admin: Redis;
let link: TcpProxy;
let cluster: RedisCluster;
let clusterLinks: Awaited<ReturnType<typeof openClusterLinks>>;

beforeAll(async () => {
  [redis, cluster] = await Promise.all([startRedisServer(), startRedisCluster()]);
  admin = connectTo(redis);
  link = await startTcpProxy(redis);
  clusterLinks = await openClusterLinks(cluster);
});

afterAll(async () => {
  admin.disconnect();
  await Promise.all([link.stop(), clusterLinks.stop()]);
  await Promise.all([redis.stop(), cluster.stop()]);
});

const named = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}-${at}`);
const rowsOf = (keys: readonly string[], value = 'old') => Object.fromEntries(keys.map((key) => [key, { value }]));
const shuffled = <Item>(items: readonly Item[]) => items.map((_, at) => items[(at * 37) % items.length] as Item);

/** Runs `body` and tells how often each of the links was asked for keys after it had answered. */
const countRounds = async (links: readonly TcpProxy[], body: () => Promise<void>): Promise<number[]> => {
  const counts = links.map((each) => each.countTurns({ matching: 'c:{thing:1:' }));
  for (const each of links) each.delay(DELAY_MS);
  await body();
  await Promise.all(links.map((each) => each.restore()));
  return counts.map((count) => count());
};

/** Commands that a server has refused or could not carry out. What a client says of itself is not known to each. */
const refusalsOf = async (server: RedisServer) =>
  (await infoOf(server, 'commandstats'))
    .split('\r\n')
    .filter((line) => /(rejected|failed)_calls=[1-9]/.test(line) && !line.startsWith('cmdstat_client'));

const infoOf = (server: RedisServer, section: string) => askServer(server, (client) => client.info(section));

describe('T13: a batch of a hundred keys, of which thirty are there, thirty are stale and forty are missing', () => {
  const KEYS = shuffled([...named('fresh', 30), ...named('stale', 30), ...named('missing', 40)]);
  const kindOf = (key: string) => key.split('-')[0];

  /** One process has prepared the store; another one, which has used all commands before, asks. */
  const readBatch = async (redisUrl: string, servers: readonly RedisServer[], links: readonly TcpProxy[]) => {
    const warm = named('warm', 100);
    const { source, one, two } = await openFleet({
      count: 2,
      redisUrl,
      rows: { ...rowsOf(KEYS), ...rowsOf(warm) },
      // So that nothing but the batch is asked for meanwhile.
      heartbeatMs: 60_000,
      definition: { leaseMs: 30_000 },
    });
    await one.getMany(KEYS.filter((key) => kindOf(key) !== 'missing'));
    await two.getMany(warm);
    const stale = KEYS.filter((key) => kindOf(key) === 'stale');
    await waitForPosition(two, ticketOf(await one.invalidate(stale, 'soft')));
    for (const key of KEYS) source.values.set(key, { value: 'new' });
    const loads = source.loads.length;
    for (const server of servers) await askServer(server, (client) => client.config('RESETSTAT'));

    const rounds = await countRounds(links, async () => {
      const reads = await two.getMany(KEYS);
      const answers = { fresh: ['hit', 'old'], stale: ['stale', 'old'], missing: ['filled', 'new'] };
      expect(reads.map((read) => [read.state, shown(read)])).toEqual(
        KEYS.map((key) => answers[kindOf(key) as keyof typeof answers]),
      );
    });
    expect(source.loads.slice(loads).map(({ keys }) => [...keys].sort())).toEqual([
      KEYS.filter((key) => kindOf(key) !== 'fresh').sort(),
    ]);
    expect(await two.stats()).toMatchObject({ storeErrors: 0 });
    for (const server of servers) expect(await refusalsOf(server)).toEqual([]);
    expect((await two.getMany(KEYS)).map(({ state }) => state)).toEqual(Array(100).fill('hit'));
    return rounds;
  };

  it('takes one load, and each node of a cluster three rounds', async () => {
    expect(await readBatch(clusterLinks.url, cluster.nodes, clusterLinks.links)).toEqual([3, 3, 3]);
  });

  it('takes one load, and one server three commands', async () => {
    expect(await readBatch(link.url, [redis], [link])).toEqual([3]);
    expect(await infoOf(redis, 'commandstats')).toMatch(/cmdstat_mget:calls=1,/);
    expect(await infoOf(redis, 'commandstats')).toMatch(/cmdstat_evalsha:calls=2,/);
  });
});

describe('T14: two batches that cross', () => {
  it('a fill that is refused in the middle of one leaves the rest of both filled and nothing locked', async () => {
    const LEASE_MS = 15_000;
    const { fleet, source, one, two, three } = await openFleet({
      count: 3,
      redisUrl: redis.url,
      rows: rowsOf(['a', 'b', 'c', 'd', 'e']),
      definition: { leaseMs: LEASE_MS },
    });
    const release = source.hold();
    // Each has what the other one wants.
    const early = two.getMany(['e', 'd']);
    await source.waitForLoads(1);
    const forth = one.getMany(['a', 'b', 'c', 'd']);
    await source.waitForLoads(2);
    const back = two.getMany(['e', 'd', 'c', 'a']);
    await two.stats();
    source.values.set('b', { value: 'new' });
    await three.invalidate(['b']);
    const startedAt = performance.now();
    release();
    expect((await forth).map((read) => [read.state, shown(read)])).toEqual([
      ['filled', 'old'],
      ['degraded', 'old'],
      ['filled', 'old'],
      ['hit', 'old'],
    ]);
    expect((await early).map(({ state }) => state)).toEqual(['filled', 'filled']);
    expect((await back).map(({ state }) => state)).toEqual(['filled', 'filled', 'hit', 'hit']);
    expect(performance.now() - startedAt).toBeLessThan(LEASE_MS / 3);
    expect(source.loads.map(({ keys }) => keys)).toEqual([
      ['e', 'd'],
      ['a', 'b', 'c'],
    ]);
    expect(await admin.keys(`${fleet.prefix}l:*`)).toEqual([]);
    expect((await admin.keys(`${fleet.prefix}c:*`)).map((name) => name.at(-2)).sort()).toEqual(['a', 'c', 'd', 'e']);
    expect(await shownBy(fleet.workers, 'b')).toEqual(['new', 'new', 'new']);
  });

  it('on a cluster, each wins some of the leases: every key is loaded once, and both get all', async () => {
    const ROUNDS = 20;
    const keys = named('key', 60);
    const { source, one, two } = await openFleet({
      count: 2,
      redisUrl: clusterLinks.url,
      rows: rowsOf(keys),
      definition: { leaseMs: 15_000 },
    });
    let crossed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = source.loads.length;
      const [forth, back] = await Promise.all([one.getMany(keys), two.getMany(keys.toReversed())]);
      for (const reads of [forth, back]) expect(reads.map(shown)).toEqual(Array(60).fill('old'));
      const loads = source.loads.slice(before);
      expect(loads.flatMap((load) => load.keys).sort()).toEqual([...keys].sort());
      if (new Set(loads.map(({ pid }) => pid)).size === 2) crossed += 1;
      await waitForPosition(two, ticketOf(await one.invalidate(keys)));
    }
    // Else nothing was tested.
    expect(crossed).toBeGreaterThan(0);
  });
});
