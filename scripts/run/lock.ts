import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.ts';

type Holder = ProcessIdentity & { command: string };

const lockFile = (dataDir: string) => join(dataDir, 'lock.json');

/**
 * Makes this process the only one that runs services on the data directory. The lock of a process that has died, also
 * one whose pid belongs to another program by now, is taken over.
 * @returns the function that gives the lock back
 * @throws Failure naming the process that holds it
 */
export function acquireLock(dataDir: string, command: string): () => void {
  const file = lockFile(dataDir);
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ ...identifyProcess(process.pid), command }));
  try {
    // Linking is the atomic step: it fails when another process has just linked its own.
    while (!tryLink(own, file)) setStaleLockAside(dataDir);
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (readLockHolder(dataDir)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** The live process that holds the data directory, if any. */
export function readLockHolder(dataDir: string): Holder | undefined {
  return readHolder(lockFile(dataDir));
}

function setStaleLockAside(dataDir: string): void {
  const holder = readLockHolder(dataDir);
  if (holder !== undefined) {
    throw new Failure(
      `Strata is already running as pid ${holder.pid} (npm run ${holder.command}) on ${dataDir}. ` +
        'Stop it, or give this one its own STRATA_DATA_DIR and PORT.',
    );
  }
  const aside = `${lockFile(dataDir)}.stale-${process.pid}`;
  try {
    renameSync(lockFile(dataDir), aside);
  } catch {
    return;
  }
  // Another starter may have taken over between the reading and the renaming: then its lock goes back.
  if (readHolder(aside) !== undefined) tryLink(aside, lockFile(dataDir));
  rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
