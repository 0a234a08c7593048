import { Cluster } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { startRedisCluster } from '#tests/support/redis-cluster.ts';
import { askServer } from '#tests/support/redis-server.ts';

const connectCluster = (ports: readonly number[]) => {
  const cluster = new Cluster(ports.map((port) => ({ host: '127.0.0.1', port })));
  cluster.on('error', () => {});
  onTestFinished(() => cluster.disconnect());
  return cluster;
};

it('spreads keys over three masters and refuses a command across slots', async () => {
  const cluster = await startRedisCluster();
  onTestFinished(cluster.stop);
  const client = connectCluster(cluster.nodes.map(({ port }) => port));
  const keys = Array.from({ length: 60 }, (_, at) => `key-${at}`);
  await Promise.all(keys.map((key) => client.set(key, key)));
  const sizes = await Promise.all(cluster.nodes.map((node) => askServer(node, (redis) => redis.dbsize())));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(60);
  expect(sizes.every((size) => size > 0)).toBe(true);
  for (const key of keys.slice(0, 6)) {
    const owner = await cluster.nodeOfKey(key);
    expect(await askServer(owner, (redis) => redis.get(key))).toBe(key);
  }
  const [first] = cluster.nodes;
  await expect(askServer(first as (typeof cluster.nodes)[0], (redis) => redis.mget('key-1', 'key-2'))).rejects.toThrow(
    'CROSSSLOT',
  );
});

it('replaces a master that was killed by its replica', async () => {
  const cluster = await startRedisCluster({ replicas: 3 });
  onTestFinished(cluster.stop);
  const client = connectCluster(cluster.nodes.map(({ port }) => port));
  const failed = await cluster.nodeOfKey('kept');
  await client.set('kept', 'value');
  await client.wait(1, 1_000);
  await failed.kill();
  const successor = await cluster.waitForFailover(failed);
  expect(successor).toBe(cluster.nodes[cluster.nodes.indexOf(failed) + 3]);
  expect(await cluster.nodeOfKey('kept')).toBe(successor);
  expect(await client.get('kept')).toBe('value');
});
