import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asProcessEnv } from '../../run/environment.ts';
import { explainSystemError, Failure } from '../../run/failure.ts';
import { pickTellingLine } from '../../run/log-tail.ts';
import { recordProcess, stopRecordedProcess } from '../../run/pid-file.ts';
import { type Account, asAccount, giveTo } from './account.ts';
import { type Binaries, majorVersion } from './binaries.ts';

export const SUPERUSER = 'strata';

// What decides about letters beyond ASCII in trigrams, best first; not every system has each.
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

type ClusterOptions = {
  home: string;
  base: string;
  binaries: Binaries;
  account: Account;
  password: string;
  durable: boolean;
};

/**
 * Makes sure that `base` holds a complete cluster of our version, and returns its directory.
 * It is prepared beside its final place and renamed when complete: a killed initdb counts for nothing.
 * @throws Failure for a cluster of another major version, and with initdb's own reason
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const cluster = join(options.base, 'cluster');
  if (existsSync(cluster)) {
    checkVersion(cluster, majorVersion(options.binaries));
    return cluster;
  }
  const pidFile = join(options.home, 'initdb.pid');
  await stopRecordedProcess(pidFile, ['SIGKILL']);
  const unfinished = `${cluster}.unfinished`;
  let reason = '';
  for (const characterType of CHARACTER_TYPES) {
    const result = await initialise(options, unfinished, characterType, pidFile);
    if (result.kind === 'done') {
      renameSync(unfinished, cluster);
      return cluster;
    }
    reason = result.reason;
    if (!/locale/i.test(reason)) break;
  }
  rmSync(unfinished, { recursive: true, force: true });
  throw new Failure(`PostgreSQL could not create its files in ${cluster}: ${reason}`);
}

type Initialised = { kind: 'done' } | { kind: 'failed'; reason: string };

async function initialise(
  { binaries, account, password, durable }: ClusterOptions,
  directory: string,
  characterType: string,
  pidFile: string,
): Promise<Initialised> {
  const passwordFile = `${directory}.password`;
  try {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { mode: 0o700 });
    giveTo(account, directory);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    giveTo(account, passwordFile);
    return await runInitdb(
      binaries.initdb,
      [
        `--pgdata=${directory}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The built-in provider sorts and folds alike on every system, and no system update can break an index.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${characterType}`,
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      account,
      pidFile,
    );
  } catch (error) {
    return { kind: 'failed', reason: explainSystemError(error) };
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function runInitdb(command: string, args: string[], account: Account, pidFile: string): Promise<Initialised> {
  return new Promise((resolve, reject) => {
    const env = asProcessEnv({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });
    const child = spawn(command, args, { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'], ...asAccount(account) });
    if (child.pid !== undefined) recordProcess(pidFile, child.pid);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      rmSync(pidFile, { force: true });
      if (code === 0) resolve({ kind: 'done' });
      else resolve({ kind: 'failed', reason: pickTellingLine(output) ?? `initdb ended with code ${code}` });
    });
  });
}

function checkVersion(cluster: string, ours: string): void {
  let theirs: string;
  try {
    theirs = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new Failure(`${cluster} is not a database this user can read: ${explainSystemError(error)}`);
  }
  if (theirs === ours) return;
  throw new Failure(
    `The database in ${cluster} was made by PostgreSQL ${theirs}, and this is PostgreSQL ${ours}. ` +
      'Move it away to begin with an empty one, or set DATABASE_URL to a server that runs it.',
  );
}
