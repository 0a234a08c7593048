import { type Config, readConfig } from '#lib/config.ts';
import { prepareDataDir } from './data-dir.ts';
import { checkPortIsFree } from './free-port.ts';
import type { Lifecycle } from './lifecycle.ts';
import { acquireLock } from './lock.ts';

/**
 * What every command that runs the shop does first, before anything costs time: the environment, the data directory,
 * its lock and the port.
 * @throws Failure or ConfigError, one line for each thing that is wrong
 */
export async function openShop(life: Lifecycle, command: string): Promise<Config> {
  const config = readConfig();
  prepareDataDir(config.dataDir);
  life.onStop('lock', acquireLock(config.dataDir, command));
  if (config.port !== 0) await checkPortIsFree(config.host, config.port);
  return config;
}
