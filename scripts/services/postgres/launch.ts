import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asProcessEnv } from '../../run/environment.ts';
import { Failure } from '../../run/failure.ts';
import { readTellingLine } from '../../run/log-tail.ts';
import { type Account, asAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Settings, toArguments } from './settings.ts';

type Launch = { binaries: Binaries; cluster: string; account: Account; settings: Settings; port: number; log: string };

const STATUS_LINE = 7;
const POLL_MS = 25;

/**
 * Starts the server. It writes its own log, so it neither blocks nor dies when we do, and has a process group of its own,
 * so a terminal's Ctrl-C does not end it while the shop still needs it.
 */
export function launchServer({ binaries, cluster, account, settings, port, log }: Launch): ChildProcess {
  // Emptied at each start: the log is for the reason of a failure, not an archive.
  const fd = openSync(log, 'w', 0o600);
  try {
    return spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...toArguments(settings)], {
      cwd: '/',
      env: asProcessEnv({ PATH: process.env.PATH, LANG: 'C', TZ: 'UTC' }),
      stdio: ['ignore', fd, fd],
      detached: true,
      ...asAccount(account),
    });
  } finally {
    closeSync(fd);
  }
}

/** Resolves when the server takes connections; recovery after a crash may take its time. @throws Failure if it ends */
export async function waitUntilReady(server: ChildProcess, cluster: string, log: string): Promise<void> {
  let ended: string | undefined;
  server.once('error', (error) => {
    ended = error.message;
  });
  server.once('exit', (code, signal) => {
    ended ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  while (!isReady(server.pid, cluster)) {
    if (ended !== undefined) {
      throw new Failure(`PostgreSQL did not start: ${readTellingLine(log) ?? ended} (log: ${log})`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function isReady(pid: number | undefined, cluster: string): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[STATUS_LINE]?.trim() === 'ready';
  } catch {
    return false;
  }
}
