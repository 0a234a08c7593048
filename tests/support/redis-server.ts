import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findProgram } from '#scripts/services/find-program.ts';
import { findLoopbackPort } from './loopback-port.ts';
import { guardAgainstOrphan } from './orphan-guard.ts';

const READY_MS = 10_000;
const POLL_MS = 10;

export type RedisServerOptions = {
  port?: number;
  /** Settings as on the command line: `['--maxmemory', '1mb']`. */
  args?: readonly string[];
  /** Makes it a sentinel, with these lines of configuration. */
  sentinel?: readonly string[];
};

export type RedisServer = {
  port: number;
  url: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** Ends it and removes what it has left, whatever state it is in. Safe to call more than once. */
  stop(): Promise<void>;
  /** `kill -9`; resolves when it is gone. Its port then refuses connections. */
  kill(): Promise<void>;
  /** Stops its clock, so to speak: it keeps its connections and takes new ones, but answers none until `resume`. */
  pause(): void;
  resume(): void;
  /**
   * Kills what runs and starts it again on the same port without any keys. A node of a cluster knows its peers and
   * slots again, a sentinel its masters.
   */
  restart(): Promise<void>;
};

/** Starts a Redis of the test's own on the loopback interface, keeping nothing on disk. Ready when this resolves. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const port = options.port ?? (await findLoopbackPort());
  const directory = mkdtempSync(join(tmpdir(), 'strata-test-redis-'));
  const args = toArguments({ ...options, port }, directory);
  let running = launch(args, directory);
  const stop = async () => {
    await running.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(running, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return running.pid;
    },
    stop,
    kill: () => running.kill(),
    pause: () => running.signal('SIGSTOP'),
    resume: () => running.signal('SIGCONT'),
    async restart() {
      await running.kill();
      running = launch(args, directory);
      await waitUntilReady(running, port);
    },
  };
}

/** A connection to look behind the scenes with. It does not give up on a server that is away for a while. */
export function connectTo({ port }: Pick<RedisServer, 'port'>): Redis {
  const redis = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null, retryStrategy: () => POLL_MS });
  redis.on('error', () => {});
  return redis;
}

/** Asks one server one thing. @throws when it does not answer within a second */
export async function askServer<Answer>(server: Pick<RedisServer, 'port'>, ask: (redis: Redis) => Promise<Answer>) {
  const redis = new Redis({
    host: '127.0.0.1',
    port: server.port,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 1_000,
    commandTimeout: 1_000,
  });
  redis.on('error', () => {});
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

function toArguments({ port, args = [], sentinel }: RedisServerOptions, directory: string): string[] {
  const common = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory];
  if (sentinel === undefined) return [...common, '--save', '', '--appendonly', 'no', ...args];
  // A sentinel keeps what it learns in its configuration.
  const file = join(directory, 'sentinel.conf');
  writeFileSync(file, `${sentinel.join('\n')}\n`);
  return [file, '--sentinel', ...common, ...args];
}

type Running = {
  pid: number;
  child: ChildProcess;
  output: () => string;
  hasEnded: () => boolean;
  signal: (signal: NodeJS.Signals) => void;
  kill: () => Promise<void>;
};

function launch(args: readonly string[], directory: string): Running {
  const program = findProgram('redis-server') ?? findProgram('valkey-server') ?? 'redis-server';
  const child = spawn(program, args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  const { pid } = child;
  if (pid !== undefined) void ended.then(guardAgainstOrphan(pid, directory));
  const hasEnded = () => pid === undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    pid: pid ?? 0,
    child,
    output: () => output,
    hasEnded,
    signal(signal) {
      if (hasEnded() || !child.kill(signal)) throw new Error(`redis-server (pid ${pid}) does not run`);
    },
    async kill() {
      // Ends a paused process too.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function waitUntilReady(running: Running, port: number): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await answersAs(running.pid, port))) {
    if (running.hasEnded() || Date.now() > deadline) {
      const reason = running.output().trim().split('\n').slice(-3).join(' ') || 'it does not answer';
      throw new Error(`redis-server did not start on port ${port}: ${reason}`);
    }
    await wait(POLL_MS);
  }
}

/** Whether the very process that was started answers there, and not another one that has the port. */
const answersAs = (pid: number, port: number) =>
  askServer({ port }, (redis) => redis.info('server')).then(
    (info) => info.includes(`process_id:${pid}\r\n`),
    () => false,
  );
