import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { atRoot } from '#scripts/run/root.ts';
import { guardAgainstOrphan } from './orphan-guard.ts';

const PROGRAM = fileURLToPath(new URL('./session-worker.ts', import.meta.url));

export type SessionCall = { id: number; method: string; args: unknown[] };
type SessionAnswer = { id: number; value?: unknown; error?: string };

/** One process of a shop, as far as it knows who is signed in. */
export type SessionWorker = {
  /** Signs somebody up. @returns the cookie that their browser sends from then on */
  signUp(email: string): Promise<string>;
  /** Signs somebody in who has signed up. @returns as `signUp` does */
  signIn(email: string): Promise<string>;
  signOut(cookie: string): Promise<void>;
  /** Ends all sessions of whoever sends this cookie but that one. */
  endOthers(cookie: string): Promise<void>;
  /** Who that is, as pages see it. */
  find(cookie: string): Promise<string | undefined>;
  /** Where it has that from: `l2`, `db`. */
  layerOf(cookie: string): Promise<string>;
  kill(): Promise<void>;
};

/** Starts a process that relays changes, too. Resolves when it takes calls. */
export async function startSessionWorker(options: { databaseUrl: string; redisUrl: string }): Promise<SessionWorker> {
  const child = fork(PROGRAM, [], {
    execArgv: [],
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      REDIS_URL: options.redisUrl,
      AUTH_SECRET: 's3cr3t'.repeat(8),
      LOG_LEVEL: 'silent',
      NODE_COMPILE_CACHE: atRoot('node_modules', '.cache', 'strata-fleet'),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', ({ id, value, error }: SessionAnswer) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  const ended = once(child, 'exit').then(() => {
    for (const call of waiting.values()) call.reject(new Error(`process ${pid} is gone`));
  });
  void ended.then(guardAgainstOrphan(pid));
  let lastId = 0;
  const expectAnswer = <Answer>(id: number) => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    return answer.promise as Promise<Answer>;
  };
  const call = <Answer>(method: string, ...args: unknown[]): Promise<Answer> => {
    const id = ++lastId;
    const answer = expectAnswer<Answer>(id);
    child.send({ id, method, args } satisfies SessionCall, (error) => error && waiting.get(id)?.reject(error));
    return answer;
  };
  await expectAnswer(0);
  return {
    signUp: (email) => call('signUp', email),
    signIn: (email) => call('signIn', email),
    signOut: (cookie) => call('signOut', cookie),
    endOthers: (cookie) => call('endOthers', cookie),
    find: (cookie) => call('find', cookie),
    layerOf: (cookie) => call('layerOf', cookie),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
