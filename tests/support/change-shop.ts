import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type ChangeWorker, type ChangeWorkerOptions, startChangeWorker } from './change-fleet.ts';
import { createTestDatabase } from './database.ts';
import { type PurgeApi, startPurgeApi } from './purge-api.ts';
import { type RedisServer, startRedisServer } from './redis-server.ts';
import { waitUntil } from './wait-until.ts';

type Row = { id: string; announced: boolean; acknowledged: boolean; purged: boolean; again: boolean };

/**
 * Processes of a shop over a database, a Redis and a purge API of one test file's own. Notes `a` and `b` are `old` at the
 * beginning of each test, and all processes end with it. Its members are there once tests run.
 */
export function changeShopForFile() {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let redis: RedisServer;
  let api: PurgeApi;
  const workers: ChangeWorker[] = [];
  beforeAll(async () => {
    [database, redis, api] = await Promise.all([createTestDatabase(), startRedisServer(), startPurgeApi()]);
    await database.sql`CREATE TABLE scribbles (id text PRIMARY KEY, body text NOT NULL)`;
  });
  beforeEach(async () => {
    await redis.restart();
    await database.sql`TRUNCATE scribbles, changes, cdn_quota RESTART IDENTITY`;
    await database.sql`INSERT INTO scribbles VALUES ('a', 'old'), ('b', 'old')`;
    api.answer = () => ({ status: 200 });
    api.done.length = 0;
    api.received.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
  });
  afterAll(async () => {
    await Promise.all([redis.stop(), api.stop()]);
    await database.drop();
  });
  return {
    get sql() {
      return database.sql;
    },
    get redis() {
      return redis;
    },
    get api() {
      return api;
    },
    async start(options: Partial<ChangeWorkerOptions> = {}): Promise<ChangeWorker> {
      const given = { databaseUrl: database.url, redisUrl: redis.url, purgeApi: api.url, ...options };
      const worker = await startChangeWorker(given);
      workers.push(worker);
      return worker;
    },
    rows: () => database.sql<Row[]>`
      SELECT id::text AS id, announced_at IS NOT NULL AS announced, acknowledged_at IS NOT NULL AS acknowledged,
             purged_at IS NOT NULL AS purged, purged_again_at IS NOT NULL AS again FROM changes ORDER BY changes.id`,
    /** Until every change has come all the way. */
    async untilComplete(ms = 10_000): Promise<void> {
      await waitUntil(ms, 'some change is not complete', async () => {
        const rows = await this.rows();
        return (rows.length > 0 && rows.every(({ again }) => again)) || undefined;
      });
    },
    /** Until this process shows this text for a note. Resolves to how long that took, ms. */
    async untilShown(worker: ChangeWorker, id: string, body: string, ms = 3_000): Promise<number> {
      const startedAt = performance.now();
      await waitUntil(ms, `note ${id} is not "${body}"`, async () => (await worker.read(id)) === body || undefined);
      return performance.now() - startedAt;
    },
    async untilLeading(among: readonly ChangeWorker[], ms = 3_000): Promise<ChangeWorker> {
      return waitUntil(ms, 'nobody leads', async () => {
        const roles = await Promise.all(among.map((worker) => worker.role()));
        return among[roles.indexOf('leading')];
      });
    },
  };
}
