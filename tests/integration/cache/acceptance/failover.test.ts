import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Worker } from '#tests/support/engine-fleet/worker.ts';
import { openFleet, shown, shownBy, ticketOf, waitForPosition } from '#tests/support/open-fleet.ts';
import { type RedisCluster, startRedisCluster } from '#tests/support/redis-cluster.ts';
import { startRedisSentinel } from '#tests/support/redis-sentinel.ts';
import { askServer, type RedisServer } from '#tests/support/redis-server.ts';
import { withholdWrites } from '#tests/support/replication.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

/** From when there is a master again until every process is right. */
const RIGHT_MS = 8_000;
const COMMAND_TIMEOUT_MS = 300;

const allRight = (workers: readonly Worker[], keys: readonly string[], value: string) =>
  waitUntil(RIGHT_MS, `not all show ${value}`, async () => {
    const reads = await Promise.all(workers.map((worker) => worker.getMany(keys)));
    return reads.flat().every((read) => shown(read) === value && read.state === 'hit') ? true : undefined;
  });

describe('a master of a cluster dies', () => {
  const KEYS = Array.from({ length: 60 }, (_, at) => `key-${at}`);
  let cluster: RedisCluster;

  beforeAll(async () => {
    cluster = await startRedisCluster({ replicas: 3, args: ['--cluster-require-full-coverage', 'no'] });
  });
  afterAll(() => cluster.stop());

  it.each(['other keys than the log', 'the log'])(
    'the one with %s: keys of other nodes go on, its own are loaded, and with its successor all is right',
    async (what) => {
      const { fleet, source, one, two } = await openFleet({
        count: 2,
        redisUrl: cluster.url,
        rows: Object.fromEntries(KEYS.map((key) => [key, { value: 'old' }])),
        commandTimeoutMs: COMMAND_TIMEOUT_MS,
        heartbeatMs: 1_000,
      });
      for (const key of KEYS) source.tagsOf.set(key, ['tag']);
      const ofLog = await cluster.nodeOfKey(`${fleet.prefix}{log}:stream`);
      const owners = new Map<string, number>();
      for (const key of KEYS) owners.set(key, (await cluster.nodeOfKey(`{thing:1:${key}}`)).port);
      const others = [...new Set(owners.values())].filter((port) => port !== ofLog.port);
      const doomed = cluster.nodes.find(({ port }) => port === (what === 'the log' ? ofLog.port : others[0]));
      if (!doomed) throw new Error('no such node');
      const lost = KEYS.filter((key) => owners.get(key) === doomed.port);
      const kept = KEYS.filter((key) => owners.get(key) !== doomed.port);
      await one.getMany(KEYS);
      await two.getMany(KEYS);

      await doomed.kill();
      // Again and again, so that the dead node is given up on, and no other.
      for (let round = 0; round < 4; round++) {
        await two.clearLocal();
        for (let more = 0; more < 3; more++) await two.getMany(lost);
        const startedAt = performance.now();
        const reads = await two.getMany(KEYS);
        expect(performance.now() - startedAt).toBeLessThan(3_000);
        const layers = new Map(KEYS.map((key, at) => [key, reads[at]?.layer]));
        expect(kept.map((key) => layers.get(key))).toEqual(kept.map(() => 'l2'));
        expect(lost.map((key) => layers.get(key))).toEqual(lost.map(() => 'db'));
        expect(reads.map(shown)).toEqual(KEYS.map(() => 'old'));
      }
      for (const key of KEYS) source.values.set(key, { value: 'new' });
      await one.invalidate(KEYS);
      expect((await one.getMany(KEYS)).map(shown)).toEqual(KEYS.map(() => 'new'));

      await cluster.waitForFailover(doomed);
      await allRight([one, two], KEYS, 'new');
      for (const key of KEYS) source.values.set(key, { value: 'newest' });
      await waitForPosition(two, ticketOf(await one.invalidateTags({ hard: ['tag'] })));
      expect((await one.getMany(KEYS)).map(shown)).toEqual(KEYS.map(() => 'newest'));
      await allRight([await fleet.add(), two], KEYS, 'newest');
      await doomed.restart();
    },
  );
});

describe('a master of a cluster dies with its last writes, and the log lives on another', () => {
  it('what they ended comes back in no process, old or new', async () => {
    const cluster = await startRedisCluster({ replicas: 3, args: ['--cluster-require-full-coverage', 'no'] });
    onTestFinished(cluster.stop);
    const keys = Array.from({ length: 20 }, (_, at) => `key-${at}`);
    const { fleet, source, one, two } = await openFleet({
      count: 2,
      redisUrl: cluster.url,
      rows: Object.fromEntries(keys.map((key) => [key, { value: 'old' }])),
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      heartbeatMs: 1_000,
    });
    const ofLog = await cluster.nodeOfKey(`${fleet.prefix}{log}:stream`);
    const owners = new Map<string, RedisServer>();
    for (const key of keys) owners.set(key, await cluster.nodeOfKey(`{thing:1:${key}}`));
    const [key, master] = [...owners].find(([, owner]) => owner.port !== ofLog.port) ?? [];
    if (!key || !master) throw new Error('all keys live with the log');
    expect([await one.get(key), await two.get(key)].map(shown)).toEqual(['old', 'old']);
    await withholdWrites(master, await replicaOf(master, cluster.nodes));
    source.values.set(key, { value: 'new' });
    await waitForPosition(two, ticketOf(await one.invalidate([key])));
    await master.kill();
    for (const node of cluster.nodes) if (node !== master) node.resume();
    await cluster.waitForFailover(master);
    await waitUntil(RIGHT_MS, 'the change is not made again', async () => {
      const { debtsPaid } = await two.stats();
      return debtsPaid >= 1 || undefined;
    });
    await allRight([one, two, await fleet.add()], [key], 'new');
  });
});

async function replicaOf(master: RedisServer, nodes: readonly RedisServer[]): Promise<RedisServer> {
  for (const node of nodes) {
    const replication = await askServer(node, (redis) => redis.info('replication'));
    if (replication.includes('role:slave') && replication.includes(`master_port:${master.port}`)) return node;
  }
  throw new Error(`${master.url} has no replica`);
}

describe('T10: the master of a Sentinel group goes away with its last writes', () => {
  it.each(['dies', 'hangs'])('it %s: what they ended comes back in no process, old or new', async (how) => {
    const group = await startRedisSentinel();
    onTestFinished(group.stop);
    // Many, since a connection can meet the failover at any moment of its own.
    const { fleet, source, one } = await openFleet({
      count: 6,
      redisUrl: group.url,
      rows: { key: { value: 'old' }, tagged: { value: 'old' } },
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      heartbeatMs: 1_000,
    });
    source.tagsOf.set('tagged', ['tag']);
    for (const key of ['key', 'tagged']) expect(await shownBy(fleet.workers, key)).toEqual(Array(6).fill('old'));
    const { master, replica } = group;
    await withholdWrites(master, replica);
    for (const key of ['key', 'tagged']) source.values.set(key, { value: 'new' });
    await one.invalidate(['key']);
    const ticket = ticketOf(await one.invalidateTags({ hard: ['tag'] }));
    await Promise.all(fleet.workers.map((worker) => waitForPosition(worker, ticket)));
    if (how === 'dies') await master.kill();
    else master.pause();
    replica.resume();
    await group.waitForFailover();
    await waitUntil(RIGHT_MS, 'the loss is not noticed, and made good,', async () => {
      const all = await Promise.all(fleet.workers.map((worker) => worker.stats()));
      return all.every(({ gaps, debtsPaid }) => gaps >= 1 && debtsPaid >= 1) || undefined;
    });
    const stats = await Promise.all(fleet.workers.map((worker) => worker.stats()));
    expect(stats.map(({ gaps }) => gaps)).toEqual(Array(6).fill(1));
    await fleet.add();
    await allRight(fleet.workers, ['key', 'tagged'], 'new');
  });
});
