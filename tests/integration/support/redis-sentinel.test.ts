import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { startRedisSentinel } from '#tests/support/redis-sentinel.ts';
import { askServer } from '#tests/support/redis-server.ts';
import { withholdWrites } from '#tests/support/replication.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

it('makes the replica the master when the master is killed', async () => {
  const group = await startRedisSentinel();
  onTestFinished(group.stop);
  const { master, replica } = group;
  const client = new Redis({
    name: group.name,
    sentinels: group.sentinels.map(({ port }) => ({ host: '127.0.0.1', port })),
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
  });
  client.on('error', () => {});
  onTestFinished(() => client.disconnect());
  await client.set('k', 'before');
  await client.wait(1, 1_000);
  expect(await askServer(master, (redis) => redis.get('k'))).toBe('before');

  await master.kill();
  expect(await group.waitForFailover()).toBe(replica);
  expect(group.master).toBe(replica);
  expect(group.replica).toBe(master);
  expect(await client.get('k')).toBe('before');
  await client.set('k', 'after');
  expect(await askServer(replica, (redis) => redis.get('k'))).toBe('after');

  await master.restart();
  const copied = await waitUntil(10_000, 'the former master does not follow', async () => {
    const value = await askServer(master, (redis) => redis.get('k')).catch(() => null);
    return value ?? undefined;
  });
  expect(copied).toBe('after');
});

it('can lose the last writes in a failover', async () => {
  const group = await startRedisSentinel();
  onTestFinished(group.stop);
  const { master, replica } = group;
  await askServer(master, async (redis) => {
    await redis.set('kept', 'value');
    await redis.wait(1, 1_000);
  });
  await withholdWrites(master, replica);
  await askServer(master, (redis) => redis.set('lost', 'value'));
  await master.kill();
  replica.resume();
  await group.waitForFailover();
  expect(await askServer(replica, (redis) => redis.mget('kept', 'lost'))).toEqual(['value', null]);
});
