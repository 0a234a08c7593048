import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explainSystemError, Failure } from '../../run/failure.ts';
import { type Account, asAccount, giveTo } from './account.ts';
import { type Binaries, placeBinaries } from './binaries.ts';

const COPY_PREFIX = 'pgsql-';

/** The binaries at a place the account can run them from: where npm put them, or a copy under `base`. */
export function reachBinaries(binaries: Binaries, base: string, account: Account): Binaries {
  if (canRun(binaries, account)) return binaries;
  const root = join(base, `${COPY_PREFIX}${binaries.version}`);
  const copy = placeBinaries(root, binaries.version);
  if (existsSync(root)) return copy;
  for (const old of readdirSync(base).filter((name) => name.startsWith(COPY_PREFIX))) {
    rmSync(join(base, old), { recursive: true });
  }
  const unfinished = join(base, `${COPY_PREFIX}unfinished`);
  try {
    cpSync(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true });
  } catch (error) {
    throw new Failure(`Cannot copy PostgreSQL to ${base}: ${explainSystemError(error)}`);
  }
  giveTo(account, unfinished);
  renameSync(unfinished, root);
  return copy;
}

function canRun(binaries: Binaries, account: Account): boolean {
  return spawnSync(binaries.postgres, ['--version'], { cwd: '/', stdio: 'ignore', ...asAccount(account) }).status === 0;
}
