import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#scripts/services/postgres.ts';
import { startRedis } from '#scripts/services/redis.ts';
import { closeWorkspace, openWorkspace } from '#scripts/test/workspace.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of a real PostgreSQL, whose data is thrown away. */
    databaseUrl: string;
    /** A real Redis. */
    redisUrl: string;
  }
}

/** Gives the tests the servers that `npm test` has started, or under a bare `vitest` some of their own. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { STRATA_TEST_DATABASE_URL: databaseUrl, STRATA_TEST_REDIS_URL: redisUrl } = process.env;
  if (databaseUrl !== undefined && redisUrl !== undefined) {
    project.provide('databaseUrl', databaseUrl);
    project.provide('redisUrl', redisUrl);
    return undefined;
  }
  const workspace = await openWorkspace();
  const database = await startPostgres({ home: join(workspace, 'shop', 'postgres'), durable: false });
  const redis = await startRedis({ home: join(workspace, 'shop', 'redis') });
  if (redis.kind === 'absent') {
    await database.stop();
    throw new Error('These tests need redis-server or valkey-server on the PATH.');
  }
  project.provide('databaseUrl', database.url);
  project.provide('redisUrl', redis.service.url);
  return async () => {
    await redis.service.stop();
    await database.stop();
    closeWorkspace(workspace);
  };
}
