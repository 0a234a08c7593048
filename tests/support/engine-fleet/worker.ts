import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Cache } from '#lib/cache/engine/cache.ts';
import type { CachedThing, ReadOptions } from '#lib/cache/engine/cached-thing.ts';
import { atRoot } from '#scripts/run/root.ts';
import { guardAgainstOrphan } from '../orphan-guard.ts';
import { type FromWorker, THING, type ToWorker, type WorkerSettings } from './protocol.ts';
import type { LoadReply } from './source.ts';
import type { TagFeed } from './tag-feed.ts';

const PROGRAM = fileURLToPath(new URL('../engine-worker.ts', import.meta.url));

/** Spares each worker from taking the types out of the same files, which is half of its start. */
const COMPILED = atRoot('node_modules', '.cache', 'strata-fleet');

type Thing = CachedThing<string, unknown>;
type Answer<Method extends keyof Thing> = ReturnType<Thing[Method]>;

/** What is left of it on the way between processes. */
type Plain<T> = T extends object
  ? { [Name in keyof T as T[Name] extends (...args: never[]) => unknown ? never : Name]: Plain<T[Name]> }
  : T;

/** How many callers got which answer: the state of a read, or the name of an error. */
export type CrowdAnswers = { answers: Record<string, number>; slowestMs: number };

/**
 * An operating system's process with an engine of its own. Calls answer as the engine does, in plain objects; its errors
 * keep their name and message. When the process is gone, they reject with a `WorkerGoneError`.
 */
export type Worker = {
  pid: number;
  get(key: string, options?: ReadOptions): Answer<'get'>;
  getMany(keys: readonly string[], options?: ReadOptions): Answer<'getMany'>;
  peek(key: string): Promise<Answer<'peek'>>;
  invalidate(keys: readonly string[], mode?: 'hard' | 'soft'): Answer<'invalidate'>;
  writeThrough(key: string, value: unknown, version: number): Answer<'writeThrough'>;
  invalidateTags(tags: Parameters<Cache['invalidateTags']>[0]): ReturnType<Cache['invalidateTags']>;
  stats(): Promise<Plain<ReturnType<Cache['stats']>>>;
  explain(key: string): Promise<ReturnType<Cache['explain']>>;
  clearLocal(): Promise<void>;
  /** So many concurrent `get`s of one key, begun in one turn of the worker's event loop. */
  crowd(key: string, callers: number): Promise<CrowdAnswers>;
  /** Any method of the thing, or else of the cache. */
  call(method: string, ...args: unknown[]): Promise<unknown>;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Stops it where it is, as a long garbage collection or a suspended machine would. Calls wait for `resume`. */
  pause(): void;
  resume(): void;
};

/** The process of this worker is gone. */
class WorkerGoneError extends Error {
  override name = 'WorkerGoneError';
}

export type WorkerSupport = {
  load: (keys: readonly string[], pid: number) => Promise<LoadReply>;
  tags: TagFeed;
};

/** Starts a worker. Resolves when it takes calls. */
export async function startWorker(settings: WorkerSettings, { load, tags }: WorkerSupport): Promise<Worker> {
  const child = fork(PROGRAM, [JSON.stringify(settings)], {
    execArgv: [],
    serialization: 'advanced',
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = Promise.withResolvers<void>();
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  let gone: WorkerGoneError | undefined;
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      gone = new WorkerGoneError(`worker ${child.pid} has ended: ${reason}`);
      ready.reject(gone);
      for (const call of calls.values()) call.reject(gone);
      calls.clear();
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
  });
  const { pid } = child;
  if (pid === undefined) return ready.promise as Promise<never>;
  void ended.then(guardAgainstOrphan(pid));
  // To a process that is gone nothing can be said; whoever waits is told by its end.
  const send = (message: ToWorker) => void (child.connected && child.send(message, () => {}));
  const feed = tags.subscribe();
  let lastId = 0;

  async function answerLoad(id: number, keys: readonly string[]): Promise<void> {
    const version = tags.version();
    try {
      const reply = await load(keys, pid as number);
      // The worker may know later tags than these already: it must hear of them again before the next call.
      if (tags.version() !== version) feed.forget();
      send({ kind: 'loaded', id, ...reply });
    } catch (error) {
      send({ kind: 'load-failed', id, message: (error as Error).message });
    }
  }

  child.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') ready.resolve();
    else if (message.kind === 'load') void answerLoad(message.id, message.keys);
    else {
      const call = calls.get(message.id);
      calls.delete(message.id);
      if (message.kind === 'returned') call?.resolve(message.value);
      else call?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }));
    }
  });

  function call(method: string, ...args: unknown[]): Promise<unknown> {
    if (gone) return Promise.reject(gone);
    const id = ++lastId;
    const answer = Promise.withResolvers<unknown>();
    calls.set(id, answer);
    send({ kind: 'call', id, method, args, tags: feed.news() });
    return answer.promise;
  }
  const signal = (name: NodeJS.Signals) => {
    if (gone) throw gone;
    child.kill(name);
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };

  await ready.promise;
  const method =
    (name: string) =>
    (...args: unknown[]) =>
      call(name, ...args) as Promise<never>;
  return {
    pid,
    get: method('get'),
    getMany: method('getMany'),
    peek: method('peek'),
    invalidate: method('invalidate'),
    writeThrough: method('writeThrough'),
    invalidateTags: method('invalidateTags'),
    stats: method('stats'),
    explain: (key) => method('explain')(`${THING.name}:${THING.schema}:${key}`),
    clearLocal: method('clearLocal'),
    crowd: method('crowd'),
    call,
    kill,
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
  };
}
