import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explainSystemError, Failure } from './failure.ts';

const PROBE_BYTES = 64 * 1024;

/** Makes the data directory and proves that it can be written. @throws Failure with the reason */
export function prepareDataDir(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    makeDirectory(dataDir);
    try {
      // A full disk lets an empty file be made; only bytes tell.
      writeFileSync(probe, Buffer.alloc(PROBE_BYTES));
    } finally {
      rmSync(probe, { force: true });
    }
  } catch (error) {
    throw new Failure(`STRATA_DATA_DIR: cannot write to ${dataDir}: ${explainSystemError(error)}`);
  }
}

// Not mkdir's own `recursive`: on file systems that refuse with ENOENT, such as /proc, that never returns.
function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}
