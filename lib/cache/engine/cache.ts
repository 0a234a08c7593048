import type { Entry, Read } from './entry.ts';
import type { CacheEvents } from './events.ts';
import { createFlights } from './flights.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import { deepFreeze, type LocalStore } from './local-store.ts';
import type { ReplaceOutcome, SharedStore, StoreEntry } from './shared-store.ts';
import type { ThingDefinition } from './thing.ts';
import { type Clock, type Random, systemClock } from './time.ts';

export type CacheOptions = {
  local: LocalStore;
  shared: SharedStore;
  clock?: Clock;
  random?: Random;
  events?: CacheEvents;
};

export type CachedThing<Key, Value> = {
  get(key: Key): Promise<Read<Value>>;
  /** As `get` for each key, in their order: one round trip to the shared store, one load for what it lacks. */
  getMany(keys: readonly Key[]): Promise<Read<Value>[]>;
  /** What this process holds, without waiting for anything. */
  peek(key: Key): Entry<Value> | undefined;
  /**
   * Brings a committed write into the cache: this process at once, the shared store if it holds an older version.
   * Never rejects for the store's sake, since the write itself has happened.
   */
  writeThrough(key: Key, value: Value, version: number): Promise<ReplaceOutcome | 'store-unavailable'>;
};

export type Cache = {
  /** The cached thing of this definition. One name has one state, however often it is asked for. */
  thing<Key, Value>(definition: ThingDefinition<Key, Value>): CachedThing<Key, Value>;
  local: LocalStore;
  shared: SharedStore;
};

/** A cache-aside cache of two layers. Reads fail only when the source does. */
export function createCache(options: CacheOptions): Cache {
  const things = new Map<string, CachedThing<never, unknown>>();
  return {
    local: options.local,
    shared: options.shared,
    thing<Key, Value>(definition: ThingDefinition<Key, Value>) {
      const known = things.get(definition.name) as CachedThing<Key, Value> | undefined;
      if (known) return known;
      const created = createThing(definition, options);
      things.set(definition.name, created as unknown as CachedThing<never, unknown>);
      return created;
    },
  };
}

function createThing<Key, Value>(
  definition: ThingDefinition<Key, Value>,
  { local, shared, clock = systemClock, random = Math.random, events = {} }: CacheOptions,
): CachedThing<Key, Value> {
  const storeKey = (key: Key) => `${definition.name}:${definition.schema}:${definition.keyOf(key)}`;
  const flights = createFlights<Read<Value>>();
  const peek = (key: string) => local.get(key) as Entry<Value> | undefined;
  const remember = (key: string, entry: Entry<Value>, bytes: number, leftMs: number) => {
    const present = peek(key);
    // A fill that was overtaken by a write of a newer version must not undo it.
    if (present?.found && entry.found && present.version > entry.version) return;
    local.set(key, entry, bytes, Math.min(definition.localTtlMs, leftMs));
  };

  /** Entries of the shared store that are still good; undefined where it has none; `unavailable` when it did not say. */
  async function readShared(keys: readonly string[]): Promise<(Entry<Value> | undefined)[] | 'unavailable'> {
    let frames: (Buffer | undefined)[];
    try {
      frames = await shared.read(keys);
    } catch (error) {
      events.onStoreError?.('read', error);
      return 'unavailable';
    }
    return frames.map((bytes, at) => {
      const frame = bytes && decodeFrame(bytes);
      const leftMs = frame ? frame.expiresAt - clock.now() : 0;
      if (!bytes || !frame || leftMs <= 0) return undefined;
      const entry = toEntry<Value>(frame);
      remember(keys[at] as string, entry, bytes.length, leftMs);
      return entry;
    });
  }

  /** Loads every key with one call and keeps what came. `keep` is false after a failed read: a timeout is not a miss. */
  async function load(keys: readonly Key[], keep: boolean, startedAt: number): Promise<Read<Value>[]> {
    const began = clock.now();
    let loaded: Awaited<ReturnType<typeof definition.load>>;
    try {
      loaded = await definition.load(keys);
    } catch (error) {
      events.onLoad?.(definition.name, keys.length, clock.now() - began, error);
      throw error;
    }
    const now = clock.now();
    events.onLoad?.(definition.name, keys.length, now - began);
    const entries = keys.map((key): { key: Key; entry: Entry<Value> } => {
      const found = loaded.get(definition.keyOf(key));
      const tags = definition.tagsOf(key, found?.value);
      return found
        ? {
            key,
            entry: deepFreeze({ found: true, value: found.value, tags, version: found.version ?? 0, createdAt: began }),
          }
        : { key, entry: deepFreeze({ found: false, tags, createdAt: began }) };
    });
    const outcomes = keep ? await keepAll(entries, now - began) : undefined;
    return entries.map(({ key, entry }, at): Read<Value> => {
      const answer = { key: storeKey(key), ms: clock.now() - startedAt, entry, layer: 'db' } as const;
      const outcome = outcomes?.[at];
      if (outcome === 'written') return { ...answer, state: 'filled' };
      return { ...answer, state: 'degraded', reason: outcome ?? 'store-unavailable' };
    });
  }

  async function keepAll(entries: readonly { key: Key; entry: Entry<Value> }[], loadMs: number) {
    const writes = entries.map(({ key, entry }) => frameOf(storeKey(key), entry, loadMs));
    try {
      const outcomes = await shared.write(writes);
      for (const [at, write] of writes.entries()) {
        const entry = entries[at]?.entry;
        if (entry && outcomes[at] === 'written') remember(write.key, entry, write.frame.length, write.ttlMs);
      }
      return outcomes;
    } catch (error) {
      events.onStoreError?.('write', error);
      return undefined;
    }
  }

  function frameOf(key: string, entry: Entry<Value>, loadMs: number): StoreEntry {
    const ttlMs = (entry.found ? definition.ttlMs : definition.negativeTtlMs) * (0.9 + 0.2 * random());
    const frame = encodeFrame({
      negative: !entry.found,
      loadMs,
      createdAt: entry.createdAt,
      expiresAt: clock.now() + ttlMs,
      version: entry.found ? entry.version : 0,
      tags: entry.tags,
      value: entry.found ? entry.value : undefined,
    });
    return { key, frame, ttlMs };
  }

  /** Reads below this process's own layer for keys that nobody here is reading yet. */
  async function readBelow(keys: readonly Key[], startedAt: number): Promise<Read<Value>[]> {
    const names = keys.map(storeKey);
    const held = await readShared(names);
    if (held === 'unavailable') return load(keys, false, startedAt);
    const missing = keys.filter((_, at) => !held[at]);
    const loaded = missing.length > 0 ? await load(missing, true, startedAt) : [];
    const byName = new Map(loaded.map((read) => [read.key, read]));
    return names.map((name, at): Read<Value> => {
      const entry = held[at];
      if (entry) return { key: name, ms: clock.now() - startedAt, entry, state: 'hit', layer: 'l2' };
      return byName.get(name) as Read<Value>;
    });
  }

  async function getMany(keys: readonly Key[]): Promise<Read<Value>[]> {
    const startedAt = clock.now();
    const answers = new Map<string, Read<Value> | Promise<Read<Value>>>();
    const toRead = new Map<string, Key>();
    for (const key of keys) {
      const name = storeKey(key);
      const entry = peek(name);
      const flight = entry ? undefined : flights.joining(name);
      if (entry) answers.set(name, { key: name, ms: 0, entry, state: 'hit', layer: 'l1' });
      else if (flight) answers.set(name, flight);
      else toRead.set(name, key);
    }
    if (toRead.size > 0) {
      const batch = readBelow([...toRead.values()], startedAt);
      for (const [at, name] of [...toRead.keys()].entries()) {
        answers.set(
          name,
          flights.start(
            name,
            batch.then((reads) => reads[at] as Read<Value>),
          ),
        );
      }
    }
    const reads = await Promise.all(keys.map((key) => answers.get(storeKey(key)) as Read<Value>));
    for (const read of reads) events.onRead?.(definition.name, read);
    return reads;
  }

  return {
    get: async (key) => (await getMany([key]))[0] as Read<Value>,
    getMany,
    peek: (key) => peek(storeKey(key)),
    async writeThrough(key, value, version) {
      const name = storeKey(key);
      flights.detach(name);
      const entry: Entry<Value> = deepFreeze({
        found: true,
        value,
        tags: definition.tagsOf(key, value),
        version,
        createdAt: clock.now(),
      });
      const write = frameOf(name, entry, 0);
      remember(name, entry, write.frame.length, write.ttlMs);
      try {
        return (await shared.replace([write]))[0] as ReplaceOutcome;
      } catch (error) {
        events.onStoreError?.('replace', error);
        return 'store-unavailable';
      }
    },
  };
}

function toEntry<Value>(frame: NonNullable<ReturnType<typeof decodeFrame>>): Entry<Value> {
  const { tags, version, createdAt } = frame;
  return frame.negative
    ? deepFreeze({ found: false, tags, createdAt })
    : deepFreeze({ found: true, value: frame.value as Value, tags, version, createdAt });
}
