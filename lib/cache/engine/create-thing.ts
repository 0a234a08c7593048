import type { CachedThing, ReadOptions } from './cached-thing.ts';
import { createChanges, type ReceivedWrite } from './change/thing-changes.ts';
import type { Read } from './entry.ts';
import { createBackOff } from './load/back-off.ts';
import type { Flight } from './local/flights.ts';
import { createLocalStore } from './local/local-store.ts';
import type { Observer } from './observe/observer.ts';
import { createReadBelow } from './read/below.ts';
import { createReadHere } from './read/here.ts';
import type { CacheParts } from './read/parts.ts';
import type { Wanted } from './read/wanted.ts';
import { type ThingDefinition, toPolicy } from './thing.ts';

/** A cached thing as the rest of the cache sees it. */
export type CreatedThing<Key, Value> = CachedThing<Key, Value> & {
  /** How this thing's keys begin in the shared store. */
  prefix: string;
  receive(ids: readonly string[], writes: readonly ReceivedWrite[]): void;
  /** Forgets all that this process holds, reads under way included. */
  forgetAll(): void;
  size(): { entries: number; bytes: number };
};

/**
 * One cached thing: this process's own layer in front of what is below, and what changes it.
 * @throws TypeError for a definition that contradicts itself
 */
export function createThing<Key, Value>(
  definition: ThingDefinition<Key, Value>,
  cache: CacheParts,
  observer: Observer,
): CreatedThing<Key, Value> {
  const policy = toPolicy(definition);
  const parts = {
    ...cache,
    definition,
    policy,
    local: createLocalStore<Value>(policy.localBytes),
    stripes: cache.seams.createStripes(),
    flights: cache.seams.createFlights<Value>(),
    backOff: createBackOff(cache.clock),
  };
  const { local, stripes, flights, coherence, clock } = parts;
  const { trust } = coherence;
  const { keyOf } = definition;
  const prefix = `${policy.name}:${policy.schema}:`;
  const below = createReadBelow(parts);
  const here = createReadHere(parts, below, want);
  const changes = createChanges(parts, below.keep);
  const { told } = observer.watch(policy.name);

  function want(key: Key, id: string): Wanted<Key, Value> {
    const flight = flights.open(id, trust.epoch);
    return { key, id, name: prefix + id, noted: stripes.note(id), flight, startedAt: clock.now() };
  }

  /** A read under way that will know all that one would which begins now. */
  function join(id: string): Flight<Value> | undefined {
    if (policy.strict && clock.now() >= trust.until) return undefined;
    return flights.join(id, trust.epoch);
  }

  async function tell(waited: readonly (Promise<Read<Value>> | Read<Value>)[]): Promise<Read<Value>[]> {
    const reads = await Promise.all(waited);
    for (const read of reads) told(read);
    return reads;
  }

  async function getBelow(key: Key, id: string): Promise<Read<Value>> {
    let flight = join(id);
    if (!flight) {
      const item = want(key, id);
      flight = item.flight;
      void below.read([item]);
    }
    const read = await flight.promise;
    told(read);
    return read;
  }

  function getManyBelow(keys: readonly Key[], ids: readonly string[]): Promise<Read<Value>[]> {
    const wanted: Wanted<Key, Value>[] = [];
    const opened = new Map<string, Flight<Value>>();
    const waited = keys.map((key, at) => {
      const id = ids[at] as string;
      const slot = here.look(key, id);
      if (slot) return slot.read;
      const flight = opened.get(id) ?? join(id);
      if (flight) return flight.promise;
      const item = want(key, id);
      wanted.push(item);
      opened.set(id, item.flight);
      return item.flight.promise;
    });
    if (wanted.length > 0) void below.read(wanted);
    return tell(waited);
  }

  /** Answers that know of a change: from the layers if this process does, else from the source. */
  async function getAfter(keys: readonly Key[], ticket: number): Promise<Read<Value>[]> {
    if (await coherence.reach(ticket)) return getMany(keys);
    const items = keys.map((key) => want(key, keyOf(key)));
    void below.readPast(items);
    return tell(items.map((item) => item.flight.promise));
  }

  function getMany(keys: readonly Key[], options?: ReadOptions): Promise<Read<Value>[]> {
    if (options?.after !== undefined) return getAfter(keys, options.after);
    const ids = keys.map(keyOf);
    const reads: Read<Value>[] = [];
    for (const [at, key] of keys.entries()) {
      const slot = here.look(key, ids[at] as string);
      if (!slot) return getManyBelow(keys, ids);
      reads.push(slot.read);
    }
    for (const read of reads) told(read);
    return Promise.resolve(reads);
  }

  return {
    prefix,
    get(key, options) {
      if (options?.after !== undefined) return getAfter([key], options.after).then(([read]) => read as Read<Value>);
      const id = keyOf(key);
      const slot = here.look(key, id);
      if (slot === undefined) return getBelow(key, id);
      told(slot.read);
      return slot.answer;
    },
    getMany,
    peek: (key) => here.look(key, keyOf(key))?.entry,
    writeThrough: changes.writeThrough,
    invalidate: changes.invalidate,
    receive: changes.receive,
    forgetAll: changes.forgetAll,
    size: local.size,
  };
}
