import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { explainSystemError, Failure } from '../run/failure.ts';
import { findFreePort } from '../run/free-port.ts';
import { chooseAccount } from './postgres/account.ts';
import { findBinaries } from './postgres/binaries.ts';
import { ensureCluster, SUPERUSER } from './postgres/cluster.ts';
import { launchServer, waitUntilReady } from './postgres/launch.ts';
import { SHUTDOWN_SIGNALS, stopLeftoverServer } from './postgres/leftover.ts';
import { abandonedPlace, choosePlace, readBase } from './postgres/place.ts';
import { reachBinaries } from './postgres/reach.ts';
import { readPassword } from './postgres/secret.ts';
import { SHOP_SETTINGS, THROWAWAY_SETTINGS } from './postgres/settings.ts';
import type { Service } from './service.ts';
import { superviseServer } from './supervise.ts';

const DATABASE = 'strata';
const FAST_SHUTDOWN_MS = 20_000;

export type PostgresOptions = {
  /** Absolute path of the directory that holds it, or the record of where it is. */
  home: string;
  /** False: nothing waits for the disk. For data that is thrown away. Default true. */
  durable?: boolean;
  /** Told of what the operator should know, one line each. */
  notify?: (line: string) => void;
  /** Told of the server as soon as it runs, before it takes connections: from here on it must be stopped. */
  onLaunch?: (service: Service) => void;
};

/**
 * Starts the embedded PostgreSQL on a free port of the loopback interface, with a database `strata`. A server that a
 * killed run has left on the same cluster is stopped first.
 * @throws Failure in one line for whatever keeps it from starting
 */
export async function startPostgres(options: PostgresOptions): Promise<Service> {
  const { home, durable = true, notify = () => {} } = options;
  makeHome(home);
  const account = chooseAccount(join(readBase(home), 'cluster'));
  const abandoned = abandonedPlace(home);
  if (abandoned !== undefined) await stopLeftoverServer(join(abandoned, 'cluster'));
  const place = choosePlace(home, account);
  if (place.kind === 'moved' && place.fresh) {
    notify(`The database lies in ${place.base}: PostgreSQL does not run as root, and its user may not enter ${home}.`);
  }
  const binaries = reachBinaries(findBinaries(), place.base, account);
  const password = readPassword(home, place.base);
  const cluster = await ensureCluster({ home, base: place.base, binaries, account, password, durable });
  if ((await stopLeftoverServer(cluster)) === 'stopped') {
    notify('A PostgreSQL that an earlier run had left behind was stopped.');
  }
  const settings = { ...SHOP_SETTINGS, ...(durable ? {} : THROWAWAY_SETTINGS) };
  const port = await findFreePort();
  const log = join(home, 'log');
  const server = launchServer({ binaries, cluster, account, settings, port, log });
  const service = superviseServer(server, {
    name: 'PostgreSQL',
    url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    log,
    signals: SHUTDOWN_SIGNALS,
    graceMs: FAST_SHUTDOWN_MS,
    killSignal: 'SIGQUIT',
  });
  options.onLaunch?.(service);
  try {
    await waitUntilReady(server, cluster, log);
    await ensureDatabase(service.url);
    service.confirmReady();
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service;
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
  } catch (error) {
    throw new Failure(`Cannot make ${home}: ${explainSystemError(error)}`);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, database: 'postgres', onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  } finally {
    await sql.end();
  }
}
