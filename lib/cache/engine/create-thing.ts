import type { CachedThing, ReadOptions } from './cached-thing.ts';
import { createChanges, type ReceivedWrite } from './change/thing-changes.ts';
import { isSure } from './coherence/coherence.ts';
import type { Read } from './entry.ts';
import { createInspector, type ThingInspector } from './inspect/inspect-thing.ts';
import { createBackOff } from './load/back-off.ts';
import { createBulkhead } from './load/bulkhead.ts';
import { type Batch, Flight } from './local/flights.ts';
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
  inspect: ThingInspector;
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
    origin: cache.clock.now(),
    stripes: cache.seams.createStripes(),
    flights: cache.seams.createFlights<Value>(),
    backOff: createBackOff(cache.clock),
    bulkhead: definition.loads ? createBulkhead(definition.loads) : cache.bulkhead,
  };
  const { local, stripes, flights, coherence, clock } = parts;
  const { trust } = coherence;
  const { keyOf } = definition;
  const { prefix } = policy;
  const below = createReadBelow(parts);
  const here = createReadHere(parts, below, want);
  const changes = createChanges(parts, below.keep);
  const { told } = observer.watch(policy.name);

  function want(key: Key, id: string, startedAt: number, batch?: Batch): Wanted<Key, Value> {
    const flight = flights.open(id, trust.epoch, batch);
    const stripe = stripes.of(id);
    const noted = stripes.note(stripe);
    return { key, id, name: prefix + id, stripe, noted, flight, startedAt, seen: undefined, spare: undefined };
  }

  /** A read under way that will know all that one would which begins now. */
  function join(id: string): Flight<Value> | undefined {
    if (policy.strict && !isSure(trust, clock.now())) return undefined;
    return flights.join(id, trust.epoch);
  }

  async function getBelow(key: Key, id: string): Promise<Read<Value>> {
    let flight = join(id);
    if (!flight) {
      const item = want(key, id, clock.now());
      flight = item.flight;
      below.read([item], item.startedAt);
    }
    const read = await flight.wait();
    told(read);
    return read;
  }

  /** One promise for all that is read for this batch, however many keys; others only for what somebody else reads. */
  async function getManyBelow(keys: readonly Key[], ids: readonly string[]): Promise<Read<Value>[]> {
    const { promise, resolve: done } = Promise.withResolvers<void>();
    const batch: Batch = { left: 0, done };
    const wanted: Wanted<Key, Value>[] = [];
    const startedAt = clock.now();
    const waited: Promise<unknown>[] = [];
    const answers = keys.map((key, at): Read<Value> | Flight<Value> => {
      const id = ids[at] as string;
      const slot = here.look(key, id);
      if (slot) return slot.read;
      const other = join(id);
      if (other) {
        if (other.batch !== batch) waited.push(other.wait());
        return other;
      }
      const item = want(key, id, startedAt, batch);
      batch.left += 1;
      wanted.push(item);
      return item.flight;
    });
    if (wanted.length > 0) {
      below.read(wanted, startedAt);
      waited.push(promise);
    }
    await Promise.all(waited);
    return answers.map((answer) => {
      const read = 'settled' in answer ? answer.result() : answer;
      told(read);
      return read;
    });
  }

  /** Answers that know of a change: from the layers if this process does, else from the source. */
  async function getAfter(keys: readonly Key[], ticket: number): Promise<Read<Value>[]> {
    if (await coherence.reach(ticket)) return getMany(keys);
    const items = keys.map((key) => want(key, keyOf(key), clock.now()));
    void below.readPast(items);
    const reads = await Promise.all(items.map((item) => item.flight.wait()));
    for (const read of reads) told(read);
    return reads;
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
    inspect: createInspector(parts),
    get(key, options) {
      if (options?.after !== undefined) return getAfter([key], options.after).then(([read]) => read as Read<Value>);
      const id = keyOf(key);
      const slot = here.look(key, id);
      if (slot === undefined) return getBelow(key, id);
      told(slot.read);
      return Promise.resolve(slot.read);
    },
    getMany,
    async lookUp(key) {
      const id = keyOf(key);
      const slot = here.look(key, id, false);
      if (slot) {
        told(slot.read);
        return { entry: slot.read.entry };
      }
      // Nobody joins it: whether it will ever be answered is up to the caller.
      const flight = new Flight<Value>(new Map(), id, trust.epoch);
      const stripe = stripes.of(id);
      const noted = stripes.note(stripe);
      const startedAt = clock.now();
      const looked = await below.look({
        key,
        id,
        name: prefix + id,
        stripe,
        noted,
        flight,
        startedAt,
        seen: undefined,
        spare: undefined,
      });
      if (looked.entry) told(flight.result());
      return looked;
    },
    peek: (key) => here.look(key, keyOf(key))?.read.entry,
    writeThrough: changes.writeThrough,
    invalidate: changes.invalidate,
    receive: changes.receive,
    forgetAll: changes.forgetAll,
    size: local.size,
  };
}
