import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainSystemError, Failure } from './failure.ts';

/** Makes the data directory and proves that it can be written. @throws Failure with the reason */
export function prepareDataDir(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true });
    // A full disk lets an empty file be made; only bytes tell.
    writeFileSync(probe, Buffer.alloc(4096));
  } catch (error) {
    throw new Failure(`STRATA_DATA_DIR: cannot write to ${dataDir}: ${explainSystemError(error)}`);
  } finally {
    rmSync(probe, { force: true });
  }
}
