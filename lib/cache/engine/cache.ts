import type { CachedThing } from './cached-thing.ts';
import type { CacheEvents } from './events.ts';
import type { LocalStore } from './local-store.ts';
import type { SharedStore } from './shared-store.ts';
import type { ThingDefinition } from './thing.ts';
import { createCachedThing } from './thing-cache.ts';
import { type Clock, type Random, type Sleep, systemClock, systemSleep } from './time.ts';
import { createToken } from './token.ts';

export type CacheOptions = {
  local: LocalStore;
  shared: SharedStore;
  clock?: Clock;
  random?: Random;
  sleep?: Sleep;
  /** Names of leases: never twice the same, whatever process asks. */
  createToken?: () => string;
  events?: CacheEvents;
};

export type Cache = {
  /** The cached thing of this definition. One name has one state, however often it is asked for. */
  thing<Key, Value>(definition: ThingDefinition<Key, Value>): CachedThing<Key, Value>;
  local: LocalStore;
  shared: SharedStore;
};

/** A cache-aside cache of two layers. Reads fail only when the source does. */
export function createCache({
  clock = systemClock,
  random = Math.random,
  sleep = systemSleep,
  events = {},
  createToken: token = createToken,
  local,
  shared,
}: CacheOptions): Cache {
  const context = { local, shared, clock, random, sleep, events, createToken: token };
  const things = new Map<string, CachedThing<never, unknown>>();
  return {
    local,
    shared,
    thing<Key, Value>(definition: ThingDefinition<Key, Value>) {
      const known = things.get(definition.name) as CachedThing<Key, Value> | undefined;
      if (known) return known;
      const created = createCachedThing(definition, context);
      things.set(definition.name, created as unknown as CachedThing<never, unknown>);
      return created;
    },
  };
}
