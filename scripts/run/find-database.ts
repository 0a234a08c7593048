import type { Config } from '#lib/config.ts';
import { startDatabase } from '../services/start-services.ts';
import { prepareDataDir } from './data-dir.ts';
import type { Lifecycle } from './lifecycle.ts';
import { acquireLock } from './lock.ts';
import type { Progress } from './progress.ts';
import { findRunningServices } from './running.ts';

/** The database that is named, else that of the shop which runs on the data directory, else one started for this run. */
export async function findDatabase(
  config: Config,
  life: Lifecycle,
  progress: Progress,
  command: string,
): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const running = findRunningServices(config.dataDir);
  if (running !== undefined) return running.databaseUrl;
  prepareDataDir(config.dataDir);
  life.onStop('lock', acquireLock(config.dataDir, command));
  return startDatabase(config, life, progress);
}
