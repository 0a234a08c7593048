import { flushCompileCache } from 'node:module';
import { createCache } from '#lib/cache/engine/cache.ts';
import { createRedisStore } from '#lib/cache/engine/shared/redis-store.ts';
import { isUnavailable } from '#lib/cache/engine/shared/shared-store.ts';
import {
  type FromWorker,
  type SourceRow,
  type TagTable,
  THING,
  type ToWorker,
  type WorkerSettings,
} from './engine-fleet/protocol.ts';
import type { CrowdAnswers } from './engine-fleet/worker.ts';
import { waitUntil } from './wait-until.ts';

/** One process of a fleet: an engine that does what its parent says, and loads what its parent has. */

const STORE_MS = 5_000;

const settings = JSON.parse(process.argv[2] ?? '') as WorkerSettings;
const { redisUrl, prefix, definition, commandTimeoutMs, heartbeatMs, skewMs, awaitStore } = settings;
const send = (message: FromWorker) => void process.send?.(message);
process.once('disconnect', () => process.exit());

if (skewMs !== 0) {
  const now = Date.now;
  Date.now = () => now() + skewMs;
}

let tagTable: TagTable = new Map();
const loads = new Map<number, PromiseWithResolvers<Map<string, SourceRow>>>();
let lastLoad = 0;

const shared = createRedisStore({
  url: redisUrl,
  prefix,
  ...(commandTimeoutMs === undefined ? {} : { commandTimeoutMs }),
  onError: () => {},
});
const cache = createCache({ shared, ...(heartbeatMs === undefined ? {} : { heartbeatMs }) });
const thing = cache.thing<string, unknown>({
  ...THING,
  keyOf: (key) => key,
  ttlMs: 60_000,
  localTtlMs: 60_000,
  negativeTtlMs: 5_000,
  leaseMs: 2_000,
  ...definition,
  tagsOf: (key) => tagTable.get(key) ?? [],
  load(keys) {
    const id = ++lastLoad;
    const answer = Promise.withResolvers<Map<string, SourceRow>>();
    loads.set(id, answer);
    send({ kind: 'load', id, keys: [...keys] });
    return answer.promise;
  },
});

async function crowd(key: string, callers: number): Promise<CrowdAnswers> {
  const startedAt = performance.now();
  const answers: Record<string, number> = {};
  let slowestMs = 0;
  const count = (answer: string) => {
    answers[answer] = (answers[answer] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  };
  const ask = () =>
    thing.get(key).then(
      (read) => count(read.state),
      (error: Error) => count(error.name),
    );
  await Promise.all(Array.from({ length: callers }, ask));
  return { answers, slowestMs };
}

async function call(method: string, args: unknown[]): Promise<unknown> {
  for (const target of [{ crowd }, thing, cache] as object[]) {
    const found = (target as Record<string, unknown>)[method];
    if (typeof found === 'function') return found.apply(target, args);
  }
  throw new TypeError(`neither the thing nor the cache has a method "${method}"`);
}

/** Without functions, which cannot travel. */
function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const data = Object.entries(value).filter(([, field]) => typeof field !== 'function');
  return Object.fromEntries(data.map(([name, field]) => [name, toPlain(field)]));
}

async function answerCall(id: number, method: string, args: unknown[]): Promise<void> {
  try {
    send({ kind: 'returned', id, value: toPlain(await call(method, args)) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    send({ kind: 'threw', id, error: { name, message } });
  }
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'call') {
    if (message.tags) tagTable = message.tags;
    void answerCall(message.id, message.method, message.args);
    return;
  }
  const load = loads.get(message.id);
  loads.delete(message.id);
  if (message.kind === 'load-failed') {
    load?.reject(new Error(message.message));
    return;
  }
  for (const [key, tags] of message.tags) tagTable.set(key, tags);
  load?.resolve(message.rows);
});

if (awaitStore) {
  // So many keys lie on every node of a cluster, each of which is connected to when it is first asked.
  const spread = Array.from({ length: 64 }, (_, at) => `warm-up-${at}`);
  await waitUntil(STORE_MS, `worker ${process.pid}: ${redisUrl} does not answer`, async () => {
    const answers = await shared.read(spread);
    return (!answers.some(isUnavailable) && cache.stats().trusted) || undefined;
  });
}
send({ kind: 'ready' });
// Its end will be a sudden one.
flushCompileCache();
