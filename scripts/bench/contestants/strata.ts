import { setTimeout as wait } from 'node:timers/promises';
import { createCache } from '#lib/cache/engine/cache.ts';
import type { Read } from '#lib/cache/engine/entry.ts';
import { createRedisStore } from '#lib/cache/engine/shared/redis-store.ts';
import type { Document } from '../document.ts';
import type { Source } from '../worker/source.ts';
import type { Contestant, Layout } from './contestant.ts';

const PATIENCE_MS = 5_000;

/** The engine, as the shop sets it up. The only file of the bench that knows its interface. */
export async function openStrata(layout: Layout, source: Source): Promise<Contestant> {
  const shared = createRedisStore({ url: layout.url, prefix: layout.prefix });
  await untilReady(() => shared.ping());
  const cache = createCache({ shared });
  const definition = {
    name: 'document',
    schema: 1,
    keyOf: (key: string) => key,
    ttlMs: layout.ttlMs,
    localTtlMs: layout.localTtlMs,
    localBytes: layout.localBytes,
    negativeTtlMs: 5_000,
    ...(layout.leaseMs === undefined ? {} : { leaseMs: layout.leaseMs }),
    ...(layout.staleMs === undefined ? {} : { staleMs: layout.staleMs }),
    tagsOf: (key: string) => [`product:${key}`],
    async load(keys: readonly string[]) {
      const loaded = await source.load(keys);
      return new Map([...loaded].map(([key, value]) => [key, { value, version: value.version }] as const));
    },
  };
  const thing = cache.thing<string, Document>(definition);
  return {
    get: thing.get,
    getMany: thing.getMany,
    peek: thing.peek,
    invalidate: thing.invalidate,
    versionOf(answer) {
      const { entry } = answer as Read<Document>;
      return entry.found ? entry.value.version : undefined;
    },
  };
}

async function untilReady(ask: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(10);
    }
  }
}
