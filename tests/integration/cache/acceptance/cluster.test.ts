import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFleet } from '#tests/support/open-fleet.ts';
import { type RedisCluster, startRedisCluster } from '#tests/support/redis-cluster.ts';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await startRedisCluster({ replicas: 3 });
});

afterAll(() => cluster.stop());

describe('T19: a process that has just started', () => {
  it('finds what all nodes of a cluster hold at its first read', async () => {
    const keys = Array.from({ length: 40 }, (_, at) => `key-${at}`);
    const rows = Object.fromEntries(keys.map((key) => [key, { value: key }]));
    const { fleet, one } = await openFleet({ count: 1, redisUrl: cluster.url, rows });
    await one.getMany(keys);
    const { workers } = await openFleet({
      count: 8,
      redisUrl: cluster.url,
      prefix: fleet.prefix,
      awaitStore: false,
    }).then((fresh) => fresh.fleet);
    const reads = await Promise.all(workers.map((worker) => worker.getMany(keys)));
    expect(reads.flat().map(({ state }) => state)).toEqual(Array(320).fill('hit'));
  });
});
