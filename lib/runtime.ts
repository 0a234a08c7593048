import { connectDatabase, type Database, type Sql } from '#db/client.ts';
import { type Cache, createCache } from './cache/engine/cache.ts';
import { createMemoryStore } from './cache/engine/shared/memory-store.ts';
import { createRedisStore } from './cache/engine/shared/redis-store.ts';
import { logBreaker } from './cache/log-breaker.ts';
import { type Config, readConfig } from './config.ts';
import { currentScope } from './http/scope.ts';
import { readQueue } from './jobs/read-queue.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';

/** What one process has one of: connections, caches, the logger. */
export type Runtime = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  sql: Sql;
  db: Database;
  cache: Cache;
  /** Tells of gaps in the change log that this process has found. Returns what ends that. */
  onGap(listener: GapListener): () => void;
  /** Has something end with this runtime. */
  onClose(end: () => Promise<void> | void): void;
  close(): Promise<void>;
};
/** `missed`: this process has missed changes. `rewound`: the shared store has lost some. */
type GapListener = (reason: 'missed' | 'rewound') => void;

const MEMORY_STORE_BYTES = 256 * 1024 * 1024;

/** On globalThis: Next evaluates each module several times in one process (see lib/http/scope.ts). */
const KEY = Symbol.for('strata.runtime');
const shared = globalThis as { [KEY]?: Runtime };

/**
 * This process's runtime, opened at the first call. Nothing connects before it is used, so a build needs no database.
 * @throws ConfigError when the environment is wrong or names no database
 */
export function getRuntime(): Runtime {
  shared[KEY] ??= openRuntime(readConfig());
  return shared[KEY];
}

function openRuntime(config: Config): Runtime {
  if (!config.databaseUrl) throw new Error('DATABASE_URL is not set: start the shop with `npm start`, or set it');
  const log = createLogger(config);
  const { sql, db } = connectDatabase(config.databaseUrl);
  const metrics: Metrics = createMetrics(
    () => shared[KEY]?.cache.stats(),
    () => readQueue(sql),
  );
  const gapListeners = new Set<GapListener>();
  const ends: (() => Promise<void> | void)[] = [];
  const cache = openCache(config, log, metrics, (reason) => {
    for (const listener of gapListeners) listener(reason);
  });
  return {
    config,
    log,
    metrics,
    sql,
    db,
    cache,
    onGap(listener) {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    onClose: (end) => void ends.push(end),
    async close() {
      await Promise.allSettled([...ends.map(async (end) => end()), sql.end({ timeout: 5 }), cache.close()]);
      delete shared[KEY];
    },
  };
}

/** A lost server fails again with every attempt to reach it: once a minute says as much. */
export function warnNowAndThen(log: Logger, message: string): (error: Error) => void {
  let quietUntil = 0;
  return (error) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + 60_000;
    log.warn({ error: error.message }, message);
  };
}

function openCache(config: Config, log: Logger, metrics: Metrics, onGap: GapListener): Cache {
  const noteBreaker = logBreaker(log);
  const store = config.redisUrl
    ? createRedisStore({
        url: config.redisUrl,
        prefix: 'strata:',
        onError: warnNowAndThen(log, 'redis connection'),
        onBreaker(node, state) {
          metrics.countBreaker(node, state);
          noteBreaker(node, state);
        },
      })
    : createMemoryStore({ maxBytes: MEMORY_STORE_BYTES });
  return createCache({
    shared: store,
    // Below the size of the pool: whatever the cache has to load, writes and checks find a connection.
    loads: { concurrent: 6 },
    events: {
      onRead(_thing, read) {
        const scope = currentScope();
        if (!scope) return;
        scope.reads[read.layer].count += 1;
        // Keys of one batch wait together: the longest wait is the time spent, not their sum.
        scope.reads[read.layer].ms = Math.max(scope.reads[read.layer].ms, read.ms);
        for (const tag of read.entry.tags) scope.tags.add(tag);
      },
      onEvent(event) {
        metrics.countEvent(event);
        if (event.type === 'gap') onGap(event.reason);
        if (event.type === 'load' && event.error !== undefined) {
          log.error({ thing: event.thing, keys: event.keys, err: event.error }, 'load failed');
        } else if (event.type === 'store-error') {
          log.debug({ operation: event.operation, err: event.error }, 'shared store unavailable');
        } else if (event.type === 'gap' || event.type === 'debt') log.warn(event, 'cache coherence');
      },
    },
  });
}
