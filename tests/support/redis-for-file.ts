import type { Redis } from 'ioredis';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { connectTo, type RedisServer, startRedisServer } from './redis-server.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A Redis of one file's own for all of its tests. Its members are there once they run. */
export function redisForFile() {
  let redis: RedisServer;
  let admin: Redis;
  beforeAll(async () => {
    redis = await startRedisServer();
    admin = connectTo(redis);
  });
  afterAll(async () => {
    admin.disconnect();
    await redis.stop();
  });
  return {
    get url() {
      return redis.url;
    },
    /** To look behind the scenes with. */
    get admin() {
      return admin;
    },
    /** A way to it that can fail, for one test. Redis itself keeps what it has. */
    async openLink(): Promise<TcpProxy> {
      const link = await startTcpProxy({ port: redis.port });
      onTestFinished(link.stop);
      return link;
    },
  };
}
