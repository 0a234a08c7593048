import { Redis, type RedisOptions } from 'ioredis';
import * as scripts from './scripts.ts';
import { type Grant, type SharedStore, StoreUnavailableError } from './shared-store.ts';

export type RedisStoreOptions = {
  /** `redis://`, `rediss://`, or `redis+unix:///path/to/socket`. */
  url: string;
  /** Put before every key. */
  prefix: string;
  /** Longest wait for an answer, ms. */
  commandTimeoutMs?: number;
  onError?: (error: Error) => void;
};

/** Replies keep the mapping that the results below are typed by. */
type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>;
type Script<Reply> = (value: string, lease: string, ...args: (string | Buffer | number)[]) => Promise<Reply>;
type Scripted = Redis & {
  strataAcquireBuffer: Script<[1, Buffer] | [2] | [3, number]>;
  strataFill: Script<number>;
  strataRelease: Script<number>;
  strataReplace: Script<number>;
};

/** How ioredis is to reach `url`. */
function connectionOptions(url: string): ConnectionOptions {
  const parsed = new URL(url);
  if (parsed.protocol === 'redis+unix:') return { path: decodeURIComponent(parsed.pathname) };
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port || 6379),
    db: Number(parsed.pathname.slice(1) || 0),
    ...(parsed.username ? { username: decodeURIComponent(parsed.username) } : {}),
    ...(parsed.password ? { password: decodeURIComponent(parsed.password) } : {}),
    ...(parsed.protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

/** A shared store on Redis or Valkey. Connects by itself and again after a loss; meanwhile every call fails at once. */
export function createRedisStore({ url, prefix, commandTimeoutMs = 100, onError }: RedisStoreOptions): SharedStore {
  const options: ConnectionOptions = {
    ...connectionOptions(url),
    // Commands issued in one tick travel together: a batch is one round trip.
    enableAutoPipelining: true,
    // A command that cannot be sent now must fail now: queued reads would stall every request behind a lost link.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 1_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
    connectionName: 'strata',
  };
  const redis = new Redis(options) as Scripted;
  for (const [name, lua] of Object.entries(scripts)) {
    redis.defineCommand(`strata${name[0]}${name.slice(1).toLowerCase()}`, { numberOfKeys: 2, lua });
  }
  redis.on('error', (error: Error) => onError?.(error));

  const valueKey = (key: string) => `${prefix}c:{${key}}`;
  const keysOf = (key: string) => [valueKey(key), `${prefix}l:{${key}}`] as const;
  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (cause) {
      throw new StoreUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  };
  /** Each call goes out in this tick, so all of them share one round trip. */
  const forEach = <Item, Reply>(items: readonly Item[], call: (item: Item) => Promise<Reply>) =>
    guarded(() => Promise.all(items.map(call)));

  return {
    kind: 'redis',
    read: (keys) =>
      keys.length === 0
        ? Promise.resolve([])
        : guarded(async () => (await redis.mgetBuffer(keys.map(valueKey))).map((frame) => frame ?? undefined)),
    acquire: (requests) =>
      forEach(requests, async ({ key, token, leaseMs, now }): Promise<Grant> => {
        const [code, detail] = await redis.strataAcquireBuffer(...keysOf(key), token, leaseMs, now);
        if (code === 1) return { state: 'hit', frame: detail };
        return code === 2 ? { state: 'lead' } : { state: 'follow', leftMs: detail };
      }),
    fill: (fills) =>
      forEach(fills, async ({ key, token, frame, ttlMs }) => {
        const code = await redis.strataFill(...keysOf(key), token, frame, Math.ceil(ttlMs));
        return code === 1 ? 'filled' : code === 0 ? 'fenced' : 'newer-present';
      }),
    release: async (leases) => {
      await forEach(leases, ({ key, token }) => redis.strataRelease(...keysOf(key), token));
    },
    replace: (entries) =>
      forEach(entries, async ({ key, frame, ttlMs }) => {
        const code = await redis.strataReplace(...keysOf(key), frame, Math.ceil(ttlMs));
        return code === 1 ? 'replaced' : code === 0 ? 'not-older' : 'absent';
      }),
    invalidate: async (keys) => {
      await forEach(keys, (key) => redis.unlink(...keysOf(key)));
    },
    ping: () => guarded(async () => void (await redis.ping())),
    close: async () => redis.disconnect(),
  };
}
