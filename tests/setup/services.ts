import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#scripts/services/postgres.ts';
import { startRedis } from '#scripts/services/redis.ts';
import { WORKERS } from '#scripts/test/workers.ts';
import { closeWorkspace, openWorkspace } from '#scripts/test/workspace.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of a real PostgreSQL, whose data is thrown away. */
    databaseUrl: string;
    /** The name of a migrated, empty database on that server, to be copied. */
    templateDatabase: string;
    /** Real Redis servers: one for each worker, since tests empty theirs (see tests/support/redis-url.ts). */
    redisUrls: string[];
  }
}

/** Gives the tests the servers that `npm test` has started, or under a bare `vitest` some of their own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { STRATA_TEST_DATABASE_URL: databaseUrl, STRATA_TEST_REDIS_URLS: redisUrls } = process.env;
  if (databaseUrl !== undefined && redisUrls !== undefined) {
    project.provide('redisUrls', redisUrls.split(','));
    return provideDatabase(project, databaseUrl);
  }
  const workspace = await openWorkspace();
  const database = await startPostgres({ home: join(workspace, 'shop', 'postgres'), durable: false });
  const servers = await Promise.all(
    Array.from({ length: WORKERS }, (_, nth) => startRedis({ home: join(workspace, `redis-${nth}`, 'redis') })),
  );
  const services = servers.flatMap((server) => (server.kind === 'started' ? server.service : []));
  if (services.length < WORKERS) {
    await database.stop();
    throw new Error('These tests need redis-server or valkey-server on the PATH.');
  }
  project.provide(
    'redisUrls',
    services.map(({ url }) => url),
  );
  const dropTemplate = await provideDatabase(project, database.url);
  return async () => {
    await dropTemplate();
    await Promise.all(services.map((service) => service.stop()));
    await database.stop();
    closeWorkspace(workspace);
  };
}

/** @returns what drops the template again */
async function provideDatabase(project: TestProject, url: string): Promise<() => Promise<void>> {
  const template = `template_${randomBytes(6).toString('hex')}`;
  const ask = async (statement: string) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    await sql.unsafe(statement).finally(() => sql.end());
  };
  await ask(`CREATE DATABASE ${template}`);
  await migrateDatabase(Object.assign(new URL(url), { pathname: `/${template}` }).href);
  project.provide('databaseUrl', url);
  project.provide('templateDatabase', template);
  return () => ask(`DROP DATABASE ${template} WITH (FORCE)`);
}
