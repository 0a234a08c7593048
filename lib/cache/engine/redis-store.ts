import { Redis, type RedisOptions } from 'ioredis';
import { VERSION_OFFSET } from './frame.ts';
import { type SharedStore, type StoreEntry, StoreUnavailableError } from './shared-store.ts';

export type RedisStoreOptions = {
  /** `redis://`, `rediss://`, or `redis+unix:///path/to/socket`. */
  url: string;
  /** Put before every key. */
  prefix: string;
  /** Longest wait for an answer, ms. */
  commandTimeoutMs?: number;
  onError?: (error: Error) => void;
};

// Both compare the f64 at VERSION_OFFSET of the stored frame with that of the new one. Frames of another format have
// their own key prefix (the schema version), so the offset always means the same.
const READ_VERSIONS = `
  local function version(frame)
    if not frame or #frame < ${VERSION_OFFSET + 8} then return 0 end
    return (struct.unpack('<d', frame, ${VERSION_OFFSET + 1}))
  end
  local present = redis.call('GETRANGE', KEYS[1], 0, ${VERSION_OFFSET + 7})
`;
const WRITE = `${READ_VERSIONS}
  if version(present) > version(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`;
const REPLACE = `${READ_VERSIONS}
  if #present == 0 then return -1 end
  if version(present) >= version(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`;

/** Replies keep the mapping that the results above are typed by. */
type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>;
type ScriptCall = (key: string, frame: Buffer, ttlMs: number) => Promise<number>;
type Scripted = Redis & { strataWrite: ScriptCall; strataReplace: ScriptCall };

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
  redis.defineCommand('strataWrite', { numberOfKeys: 1, lua: WRITE });
  redis.defineCommand('strataReplace', { numberOfKeys: 1, lua: REPLACE });
  redis.on('error', (error: Error) => onError?.(error));

  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (cause) {
      throw new StoreUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  };
  const callEach = (script: ScriptCall, entries: readonly StoreEntry[]) =>
    guarded(() =>
      Promise.all(entries.map(({ key, frame, ttlMs }) => script.call(redis, prefix + key, frame, Math.ceil(ttlMs)))),
    );

  return {
    kind: 'redis',
    read: (keys) =>
      keys.length === 0
        ? Promise.resolve([])
        : guarded(async () =>
            (await redis.mgetBuffer(keys.map((key) => prefix + key))).map((frame) => frame ?? undefined),
          ),
    write: async (entries) =>
      (await callEach(redis.strataWrite, entries)).map((code) => (code === 1 ? 'written' : 'newer-present')),
    replace: async (entries) =>
      (await callEach(redis.strataReplace, entries)).map((code) =>
        code === 1 ? 'replaced' : code === 0 ? 'not-older' : 'absent',
      ),
    remove: (keys) =>
      keys.length === 0
        ? Promise.resolve()
        : guarded(async () => void (await redis.unlink(...keys.map((key) => prefix + key)))),
    ping: () => guarded(async () => void (await redis.ping())),
    close: async () => redis.disconnect(),
  };
}
