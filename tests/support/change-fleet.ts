import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChangeNote } from '#lib/changes/commit-change.ts';
import type { RelayStep } from '#lib/changes/relay/context.ts';
import type { RelayState } from '#lib/changes/relay.ts';
import { atRoot } from '#scripts/run/root.ts';
import { guardAgainstOrphan } from './orphan-guard.ts';
import { ZONE } from './purge-api.ts';

const PROGRAM = fileURLToPath(new URL('./change-worker.ts', import.meta.url));

export type ChangeWorkerSettings = {
  relays: boolean;
  /** It kills itself there, without noting anything. */
  dieAt?: RelayStep | 'committed' | 'announced by its writer' | undefined;
  secondPurgeMs: number;
};
export type WorkerCall = { id: number; method: string; args: unknown[] };
type WorkerAnswer = { id: number; value?: unknown; error?: string };

export type ChangeWorker = {
  pid: number;
  databaseUrl: string;
  /** What it shows for a note, by way of its cache. */
  read(id: string, after?: number): Promise<string | undefined>;
  write(id: string, body: string, cdn?: ChangeNote['cdn']): Promise<{ changeId: string; ms: number }>;
  ticket(changeId: string): Promise<number | 'unannounced' | undefined>;
  role(): Promise<RelayState['role'] | undefined>;
  /** Resolves when it is gone, however that comes. */
  ended: Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Stops it where it is, as a suspended machine would. */
  pause(): void;
  resume(): void;
};

export type ChangeWorkerOptions = Partial<ChangeWorkerSettings> & {
  databaseUrl: string;
  redisUrl: string;
  purgeApi?: string;
};

/** Starts a process of a shop. Resolves when it takes calls. */
export async function startChangeWorker(options: ChangeWorkerOptions): Promise<ChangeWorker> {
  const settings: ChangeWorkerSettings = {
    relays: options.relays ?? true,
    dieAt: options.dieAt,
    secondPurgeMs: options.secondPurgeMs ?? 300,
  };
  const cdn = { CLOUDFLARE_API_BASE: options.purgeApi, CLOUDFLARE_API_TOKEN: 'token', CLOUDFLARE_ZONE_ID: ZONE };
  const child = fork(PROGRAM, [JSON.stringify(settings)], {
    execArgv: [],
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      REDIS_URL: options.redisUrl,
      LOG_LEVEL: 'silent',
      ...(options.purgeApi === undefined ? {} : { ...cdn, CLOUDFLARE_PLAN: 'enterprise' }),
      NODE_COMPILE_CACHE: atRoot('node_modules', '.cache', 'strata-fleet'),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<unknown>();
  waiting.set(0, ready);
  child.on('message', ({ id, value, error }: WorkerAnswer) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  const ended = once(child, 'exit').then(() => {
    for (const call of waiting.values()) call.reject(new Error(`process ${pid} is gone`));
  });
  void ended.then(guardAgainstOrphan(pid));
  let lastId = 0;
  const call = <Answer>(method: string, ...args: unknown[]): Promise<Answer> => {
    const answer = Promise.withResolvers<unknown>();
    const id = ++lastId;
    waiting.set(id, answer);
    child.send({ id, method, args } satisfies WorkerCall, (error) => error && answer.reject(error));
    return answer.promise as Promise<Answer>;
  };
  await ready.promise;
  return {
    pid,
    databaseUrl: options.databaseUrl,
    read: (id, after) => call('read', id, after),
    write: (id, body, cdn = 'purge') => call('write', id, body, cdn),
    ticket: (changeId) => call('ticket', changeId),
    role: () => call('role'),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}
