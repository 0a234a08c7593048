import { askServer, type RedisServer } from './redis-server.ts';

const ARRIVED_MS = 900;

/**
 * From now on the replica gets nothing of what its master takes. For a failover that loses writes: kill the master, then
 * `replica.resume()`. Sentinels and clusters must not have time to notice that the replica is away, which is the half of
 * a second.
 */
export async function withholdWrites(master: RedisServer, replica: RedisServer): Promise<void> {
  await askServer(master, async (redis) => {
    // What was written until now has arrived: a replica that has just joined gets nothing for up to a second.
    await redis.publish('now', '');
    if ((await redis.wait(1, ARRIVED_MS)) < 1) throw new Error(`${replica.url} does not follow its master`);
  });
  replica.pause();
  // What the master had sent would wait in the paused replica's socket.
  await askServer(master, (redis) => redis.call('CLIENT', 'KILL', 'TYPE', 'replica'));
}
