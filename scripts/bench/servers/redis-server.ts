import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../../run/failure.ts';
import { findFreePort } from '../../run/free-port.ts';
import { pickTellingLine } from '../../run/log-tail.ts';
import { sendSignal } from '../../run/pid-file.ts';
import { findProgram } from '../../services/find-program.ts';
import { isRedisReachable } from '../../services/redis/reach.ts';

const READY_MS = 10_000;
const POLL_MS = 20;

/** A Redis of the bench's own, which keeps nothing. */
export type BenchRedis = {
  url: string;
  /** It goes on holding its connections, and answers nothing. */
  hang(): void;
  /** Ends it; nobody listens on its port any more. Safe to call more than once. */
  stop(): Promise<void>;
};

/** @throws Failure that says what to install */
export function findRedisProgram(): string {
  const program = findProgram('redis-server') ?? findProgram('valkey-server');
  if (program !== undefined) return program;
  throw new Failure(
    'The bench needs redis-server or valkey-server on the PATH ' +
      '(Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis).',
  );
}

/** Starts one on a free port of the loopback interface: TCP, as most shops reach theirs, and the same for everybody. */
export async function startBenchRedis(): Promise<BenchRedis> {
  const port = await findFreePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: tmpdir(),
    save: '',
    appendonly: 'no',
    maxmemory: '512mb',
    'maxmemory-policy': 'volatile-lfu',
  };
  const guard = spawnGuarded(
    findRedisProgram(),
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
  );
  const ended = new Promise<void>((resolve) => guard.once('close', () => resolve()));
  const { promise: pid, resolve: tellPid } = Promise.withResolvers<number>();
  let output = '';
  guard.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const announced = /^pid (\d+)$/m.exec(output)?.[1];
    if (announced !== undefined) tellPid(Number(announced));
  });
  await untilReachable(
    url,
    () => guard.exitCode !== null || guard.signalCode !== null,
    () => output,
  );
  const serverPid = await pid;
  return {
    url,
    hang: () => sendSignal(serverPid, 'SIGSTOP'),
    async stop() {
      guard.stdin?.end();
      await ended;
    },
  };
}

/**
 * Runs the server under a shell that kills it when our end of the pipe closes: also when we are killed, and also when
 * the server has been made to hang.
 */
function spawnGuarded(program: string, args: readonly string[]): ChildProcess {
  const script = `trap '' INT TERM HUP; "$@" </dev/null 2>&1 & echo "pid $!"; cat >/dev/null; kill -9 $! 2>/dev/null; wait`;
  return spawn('/bin/sh', ['-c', script, 'sh', program, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
}

async function untilReachable(url: string, hasEnded: () => boolean, output: () => string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (!(await isRedisReachable(url))) {
    if (hasEnded() || performance.now() > deadline) {
      throw new Failure(`Redis did not start: ${pickTellingLine(output()) ?? 'it does not answer'}`);
    }
    await wait(POLL_MS);
  }
}
