import { migrateDatabase } from '#db/migrate.ts';
import { type Config, readConfig } from '#lib/config.ts';
import { prepareDataDir } from './run/data-dir.ts';
import type { Lifecycle } from './run/lifecycle.ts';
import { acquireLock } from './run/lock.ts';
import type { Progress } from './run/progress.ts';
import { runCommand } from './run/run-command.ts';
import { findRunningServices } from './run/running.ts';
import { readFlags, USAGE } from './seed/flags.ts';
import { runSeed } from './seed/run-seed.ts';
import { startDatabase } from './services/start-services.ts';

await runCommand(
  async (life, progress) => {
    const flags = readFlags(process.argv.slice(2));
    if (flags === 'help') {
      process.stdout.write(USAGE);
      return life.stop(0);
    }
    const config = readConfig();
    const databaseUrl = await findDatabase(config, life, progress);
    await progress.step('schema', () => migrateDatabase(databaseUrl));
    const seeding = runSeed(databaseUrl, flags.products, life.signal);
    // Registered after the database, so that it is waited for before the database is stopped.
    life.onStop('seed', () => seeding.catch(() => {}));
    await seeding;
    return life.stop(0);
  },
  { endless: false },
);

/** The database that is named, else that of the shop which runs on the data directory, else one started for this run. */
async function findDatabase(config: Config, life: Lifecycle, progress: Progress): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const running = findRunningServices(config.dataDir);
  if (running !== undefined) return running.databaseUrl;
  prepareDataDir(config.dataDir);
  life.onStop('lock', acquireLock(config.dataDir, 'seed'));
  return startDatabase(config, life, progress);
}
