import { Redis } from 'ioredis';
import { getRuntime, type Runtime } from '#lib/runtime.ts';
import { createTestDatabase } from './database.ts';
import { redisUrl } from './redis-url.ts';

export type TestShop = Awaited<ReturnType<typeof openTestShop>>;

/** The shop's runtime on a database of its own and, where asked for, on the real Redis, emptied. */
export async function openTestShop({ redis = true }: { redis?: boolean } = {}) {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.REDIS_URL = redis ? redisUrl() : '';
  process.env.LOG_LEVEL = 'silent';
  // Otherwise one would be drawn, and kept in the data directory.
  process.env.AUTH_SECRET = 's3cr3t'.repeat(8);
  const runtime: Runtime = getRuntime();
  const admin = redis ? connectRedis() : undefined;
  await admin?.flushdb();
  return {
    runtime,
    sql: database.sql,
    redis: admin,
    /** Forgets what this process and the shared store hold, as if both had been restarted. */
    async forget() {
      runtime.cache.clearLocal();
      await admin?.flushdb();
      // Announcing something makes this process notice at once that the log began anew.
      await runtime.cache.invalidateTags({});
    },
    async close() {
      admin?.disconnect();
      await runtime.close();
      await database.drop();
    },
  };
}

/** A connection of the test's own, to look at what the shop has stored. */
export function connectRedis(): Redis {
  const url = new URL(redisUrl());
  return url.protocol === 'redis+unix:' ? new Redis(url.pathname) : new Redis(url.href);
}
