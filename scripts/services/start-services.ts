import { join } from 'node:path';
import { migrateDatabase } from '#db/migrate.ts';
import type { Config } from '#lib/config.ts';
import type { Variables } from '../run/environment.ts';
import type { Lifecycle } from '../run/lifecycle.ts';
import type { Progress } from '../run/progress.ts';
import { startPostgres } from './postgres.ts';
import { keepRedis } from './redis/keep.ts';
import { isRedisReachable } from './redis/reach.ts';
import type { Service } from './service.ts';

/** Where the database and the shared cache are, whoever runs them. */
export type Services = { databaseUrl: string; redisUrl: string | undefined };

/**
 * Brings up what the environment does not name: a database with the newest schema, and a shared cache. Both end with
 * the command, the cache first.
 * @param options.durable false for data that is thrown away
 */
export async function startServices(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'redisUrl'>,
  life: Lifecycle,
  progress: Progress,
  { durable = true } = {},
): Promise<Services> {
  // One after the other, since they end in the reverse order: whoever writes to the database ends before it.
  const databaseUrl = await startDatabase(config, life, progress, durable);
  const redisUrl =
    config.redisUrl ?? (await progress.step('cache', () => keepRedis(join(config.dataDir, 'redis'), life, progress)));
  if (config.redisUrl !== undefined && !(await isRedisReachable(config.redisUrl))) {
    progress.note(
      'REDIS_URL: nothing listens there. Until it does, the shop is slower: it runs without its shared cache.',
    );
  }
  await progress.step('schema', () => migrateDatabase(databaseUrl));
  return { databaseUrl, redisUrl };
}

/** The database that the environment names, else the data directory's own, which ends with the command. */
export async function startDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  life: Lifecycle,
  progress: Progress,
  durable = true,
): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const home = join(config.dataDir, 'postgres');
  return progress.step('database', () => startOwnPostgres(home, durable, life, progress));
}

/** The environment that tells a child where they are. */
export function toEnvironment({ databaseUrl, redisUrl }: Services): Variables {
  return { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
}

async function startOwnPostgres(home: string, durable: boolean, life: Lifecycle, progress: Progress): Promise<string> {
  const service = await startPostgres({
    home,
    durable,
    notify: progress.note,
    onLaunch: (server) => endWith(life, progress, 'PostgreSQL', server),
  });
  return service.url;
}

/** The shop cannot be without it: its loss ends the command. */
function endWith(life: Lifecycle, progress: Progress, name: string, service: Service): void {
  life.onStop(
    name,
    () => service.stop(),
    () => service.kill(),
  );
  void service.lost.then((reason) => {
    progress.note(`✗ ${reason}`);
    void life.stop(1);
  });
}
