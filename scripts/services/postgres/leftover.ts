import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure } from '../../run/failure.ts';
import { stopProcess } from '../../run/pid-file.ts';
import { identifyProcess } from '../../run/process-identity.ts';

/** Fast, then immediate shutdown in PostgreSQL's terms. Never SIGKILL: it would leave shared memory behind. */
export const SHUTDOWN_SIGNALS = ['SIGINT', 'SIGQUIT'] as const;

/**
 * Stops the server that a killed run has left on this cluster, so that ours can start. A pid file whose pid belongs to
 * another program by now is removed: PostgreSQL itself would refuse to start because of it.
 */
export async function stopLeftoverServer(cluster: string): Promise<'none' | 'stopped'> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return 'none';
  const identity = identifyProcess(pid);
  if (identity === undefined || !isServerOf(cluster, pid)) {
    rmSync(pidFile, { force: true });
    return 'none';
  }
  try {
    await stopProcess(identity, SHUTDOWN_SIGNALS, 20_000);
  } catch (error) {
    throw new Failure(`A PostgreSQL of an earlier run (pid ${pid}) cannot be stopped: ${(error as Error).message}`);
  }
  return 'stopped';
}

/** Line 1 of postmaster.pid; undefined when there is no such file. */
export function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.includes('postgres') && stdout.includes(cluster);
  }
  try {
    // The server's working directory is its cluster.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    return basename(command).startsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}
