import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../run/failure.ts';
import { readTellingLine } from '../run/log-tail.ts';
import { recordProcess, stopRecordedProcess } from '../run/pid-file.ts';
import { findProgram } from './find-program.ts';
import { pingRedis } from './redis/ping.ts';
import { placeSocket, removeSocket, reuseSocket } from './redis/socket.ts';
import type { Service } from './service.ts';
import { superviseServer } from './supervise.ts';

const READY_MS = 10_000;
const POLL_MS = 20;

export type RedisOptions = {
  /** Absolute path of the directory for its socket and log. */
  home: string;
  /** Where an earlier one of this run has been, for one in its place. */
  socket?: string;
  notify?: (line: string) => void;
  /** Told of the server as soon as it runs. */
  onLaunch?: (service: Service) => void;
};

export type StartedRedis = { kind: 'started'; service: Service } | { kind: 'absent' };

/**
 * Starts a private Redis (or Valkey) if there is one on the PATH: reachable over a socket that only this user may
 * open, keeping nothing on disk, since everything in it can be made again from Postgres.
 * @throws Failure in one line when it is there but does not start
 */
export async function startRedis({
  home,
  socket: former,
  notify = () => {},
  onLaunch,
}: RedisOptions): Promise<StartedRedis> {
  const program = findProgram('redis-server') ?? findProgram('valkey-server');
  if (program === undefined) return { kind: 'absent' };
  const pidFile = join(home, 'pid');
  const log = join(home, 'log');
  if ((await stopRecordedProcess(pidFile)) === 'stopped')
    notify('A Redis that an earlier run had left behind was stopped.');
  const socket = former === undefined ? placeSocket(home) : reuseSocket(former);
  const server = launchRedis(program, home, socket, log);
  if (server.pid !== undefined) recordProcess(pidFile, server.pid);
  const service = superviseServer(server, {
    name: 'Redis',
    url: `redis+unix://${socket}`,
    log,
    signals: ['SIGTERM', 'SIGKILL'],
    graceMs: 5000,
    killSignal: 'SIGKILL',
    cleanUp() {
      rmSync(pidFile, { force: true });
      removeSocket(home, socket);
    },
  });
  onLaunch?.(service);
  try {
    await waitUntilReady(server, socket, log);
    service.confirmReady();
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { kind: 'started', service };
}

function launchRedis(program: string, home: string, socket: string, log: string): ChildProcess {
  const settings = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: home,
    save: '',
    appendonly: 'no',
    maxmemory: '256mb',
    // Cached values have a lifetime and may go; the versions of tags have none, and losing one would kill live entries.
    'maxmemory-policy': 'volatile-lfu',
    'lazyfree-lazy-eviction': 'yes',
    'lazyfree-lazy-expire': 'yes',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const fd = openSync(log, 'w', 0o600);
  try {
    return spawn(program, args, { cwd: home, stdio: ['ignore', fd, fd], detached: true });
  } finally {
    closeSync(fd);
  }
}

async function waitUntilReady(server: ChildProcess, socket: string, log: string): Promise<void> {
  let ended: string | undefined;
  server.once('error', (error) => {
    ended = error.message;
  });
  server.once('exit', (code, signal) => {
    ended ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  const deadline = Date.now() + READY_MS;
  while (!(await pingRedis(socket))) {
    if (ended === undefined && Date.now() > deadline) ended = 'it does not answer';
    if (ended !== undefined) throw new Failure(`Redis did not start: ${readTellingLine(log) ?? ended} (log: ${log})`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
