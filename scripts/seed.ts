import { migrateDatabase } from '#db/migrate.ts';
import { readConfig } from '#lib/config.ts';
import { findDatabase } from './run/find-database.ts';
import { runCommand } from './run/run-command.ts';
import { readFlags, USAGE } from './seed/flags.ts';
import { runSeed } from './seed/run-seed.ts';

await runCommand(
  async (life, progress) => {
    const flags = readFlags(process.argv.slice(2));
    if (flags === 'help') {
      process.stdout.write(USAGE);
      return life.stop(0);
    }
    const config = readConfig();
    const databaseUrl = await findDatabase(config, life, progress, 'seed');
    await progress.step('schema', () => migrateDatabase(databaseUrl));
    const seeding = runSeed(databaseUrl, flags.products, life.signal);
    // Registered after the database, so that it is waited for before the database is stopped.
    life.onStop('seed', () => seeding.catch(() => {}));
    await seeding;
    return life.stop(0);
  },
  { endless: false },
);
