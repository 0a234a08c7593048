import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { identifyProcess, isAlive, type ProcessIdentity, waitUntilGone } from './process-identity.ts';

/** Notes a child on disk, so that the next start can stop it if this process is killed before it can. */
export function recordProcess(file: string, pid: number): void {
  const identity = identifyProcess(pid);
  if (identity !== undefined) writeFileSync(file, JSON.stringify(identity), { mode: 0o600 });
}

/** The process that `file` names, if that very process still runs. */
export function readRecordedProcess(file: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
    const identity = { pid, startedAt };
    return isAlive(identity) ? identity : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stops what a killed run has left running, and forgets it. A pid that another program has now is left alone.
 * @param signals tried in turn, each given `graceMs`
 */
export async function stopRecordedProcess(
  file: string,
  signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGKILL'],
  graceMs = 5000,
): Promise<'none' | 'stopped'> {
  const identity = readRecordedProcess(file);
  if (identity === undefined) {
    rmSync(file, { force: true });
    return 'none';
  }
  await stopProcess(identity, signals, graceMs);
  rmSync(file, { force: true });
  return 'stopped';
}

/** Sends each signal in turn until the process has gone. @throws when it outlives them all */
export async function stopProcess(
  identity: ProcessIdentity,
  signals: readonly NodeJS.Signals[],
  graceMs: number,
): Promise<void> {
  for (const signal of signals) {
    if (!isAlive(identity)) return;
    sendSignal(identity.pid, signal);
    if (await waitUntilGone(identity, graceMs)) return;
  }
  throw new Error(`process ${identity.pid} does not end`);
}

/** Signals a process, or with a negative pid its group; one that has just gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
