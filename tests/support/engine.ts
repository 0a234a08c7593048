import { onTestFinished } from 'vitest';
import { type Cache, type CacheOptions, createCache } from '#lib/cache/engine/cache.ts';
import type { CachedThing } from '#lib/cache/engine/cached-thing.ts';
import type { SharedStore } from '#lib/cache/engine/shared/shared-store.ts';
import type { ThingDefinition } from '#lib/cache/engine/thing.ts';

/** A source of rows whose loads can be held up, counted and made to fail. */
export function createSource<Value>(rows: Record<string, Value>) {
  const values = new Map(Object.entries(rows));
  const loads: string[][] = [];
  let gate: Promise<void> | undefined;
  let failure: Error | undefined;
  return {
    values,
    loads,
    /** Loads that begin from now on have read, but answer only when the returned function is called. */
    hold(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = undefined;
        resolve();
      };
    },
    failWith(error: Error | undefined) {
      failure = error;
    },
    async load(keys: readonly string[]) {
      loads.push([...keys]);
      if (failure) throw failure;
      const read = new Map(
        keys.flatMap((key) => (values.has(key) ? [[key, { value: values.get(key) as Value }]] : [])),
      );
      await gate;
      return read;
    },
  };
}

export type Source<Value> = ReturnType<typeof createSource<Value>>;

/** The same store for a process that ends before it. */
export const borrow = (store: SharedStore): SharedStore =>
  Object.create(store, { close: { value: async () => {} } }) as SharedStore;

/** What one process of a fleet has: its own first layer, the shared store and the source with all the others. */
export function openProcess<Value>(
  source: Pick<Source<Value>, 'load'>,
  options: CacheOptions,
  definition: Partial<ThingDefinition<string, Value>> = {},
): CachedThing<string, Value> & { cache: Cache } {
  const cache = createCache(options);
  onTestFinished(() => cache.close());
  const thing = cache.thing<string, Value>({
    name: 'thing',
    schema: 1,
    keyOf: (key) => key,
    ttlMs: 60_000,
    localTtlMs: 60_000,
    negativeTtlMs: 5_000,
    leaseMs: 2_000,
    tagsOf: () => [],
    load: source.load,
    ...definition,
  });
  return { ...thing, cache };
}
