import { once } from 'node:events';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';
import { Redis } from 'ioredis';
import type { Document } from '../document.ts';
import type { Source } from '../worker/source.ts';
import type { Contestant, Layout } from './contestant.ts';

const MOST_ENTRIES = 100_000;
const BREAK_MS = 2_000;
/** What the engine allows a command too. */
const FAIL_FAST = { commandTimeout: 100, maxRetriesPerRequest: 0, enableOfflineQueue: false };

/**
 * bentocache at its fastest: objects in process instead of JSON, batches sent together. It has no batch read of its own,
 * so a batch is as many reads at once.
 */
export async function openBentocache(layout: Layout, source: Source): Promise<Contestant> {
  const connection = new Redis(layout.url, {
    enableAutoPipelining: layout.concurrent,
    ...(layout.outage ? FAIL_FAST : {}),
  });
  connection.on('error', () => {});
  // It leaves promises of its own unhandled when Redis is away.
  process.on('unhandledRejection', () => {});
  await once(connection, 'ready');
  const store = bentostore({
    prefix: layout.prefix,
    ttl: layout.ttlMs,
    ...(layout.staleMs === undefined ? {} : { grace: layout.staleMs }),
    ...(layout.outage ? { l2CircuitBreakerDuration: BREAK_MS, suppressL2Errors: true } : {}),
  });
  // biome-ignore-start lint/correctness/useHookAtTopLevel: methods of bentocache, not of React
  if (layout.localTtlMs > 0) store.useL1Layer(memoryDriver({ maxItems: MOST_ENTRIES, serialize: false }));
  store.useL2Layer(redisDriver({ connection }));
  if (layout.bus) store.useBus(redisBusDriver({ connection }));
  // biome-ignore-end lint/correctness/useHookAtTopLevel: as above
  const bento = new BentoCache({ default: 'documents', stores: { documents: store } });

  const get = (key: string) =>
    bento.getOrSet({ key, factory: async () => (await source.load([key])).get(key) as Document });
  return {
    get,
    getMany: (keys) => Promise.all(keys.map(get)),
    invalidate: (keys) => bento.deleteMany({ keys: [...keys] }),
    versionOf: (answer) => (answer as Document | undefined)?.version,
  };
}
