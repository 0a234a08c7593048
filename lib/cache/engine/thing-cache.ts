import type { CachedThing } from './cached-thing.ts';
import type { Entry, Read } from './entry.ts';
import { encodeEntry, toEntry } from './entry-frame.ts';
import { createFlights } from './flights.ts';
import { createMissPath, type MissContext, type Wanted } from './miss-path.ts';
import type { ReplaceOutcome } from './shared-store.ts';
import { createStripes } from './stripes.ts';
import type { ThingDefinition } from './thing.ts';

/** One cached thing: this process's own layer in front of the miss path, and what changes it. */
export function createCachedThing<Key, Value>(
  definition: ThingDefinition<Key, Value>,
  context: Omit<MissContext, 'stripes'>,
): CachedThing<Key, Value> {
  const { local, shared, clock, events } = context;
  const stripes = createStripes();
  const flights = createFlights<Read<Value>>();
  const readBelow = createMissPath(definition, { ...context, stripes });
  const nameOf = (key: Key) => `${definition.name}:${definition.schema}:${definition.keyOf(key)}`;
  const peek = (name: string) => local.get(name) as Entry<Value> | undefined;
  /** From now on nobody joins a read that began before, and none such is kept here. */
  const fence = (name: string) => {
    stripes.bump(name);
    flights.detach(name);
  };

  async function getMany(keys: readonly Key[]): Promise<Read<Value>[]> {
    const answers = new Map<string, Read<Value> | Promise<Read<Value>>>();
    const missing = new Map<string, Wanted<Key>>();
    for (const key of keys) {
      const name = nameOf(key);
      const entry = peek(name);
      const flight = entry ? undefined : flights.joining(name);
      if (entry) answers.set(name, { key: name, ms: 0, entry, state: 'hit', layer: 'l1' });
      else if (flight) answers.set(name, flight);
      else missing.set(name, { key, name, noted: stripes.note(name) });
    }
    if (missing.size > 0) {
      const batch = readBelow([...missing.values()]);
      for (const [at, name] of [...missing.keys()].entries()) {
        const result = batch.then((reads) => reads[at] as Read<Value>);
        answers.set(name, flights.start(name, result));
      }
    }
    const reads = await Promise.all(keys.map((key) => answers.get(nameOf(key)) as Read<Value>));
    for (const read of reads) events.onRead?.(definition.name, read);
    return reads;
  }

  return {
    get: async (key) => (await getMany([key]))[0] as Read<Value>,
    getMany,
    peek: (key) => peek(nameOf(key)),
    async writeThrough(key, value, version) {
      const name = nameOf(key);
      fence(name);
      const now = clock.now();
      const entry = toEntry(definition, key, { value, version }, now);
      const frame = encodeEntry(entry, now + definition.ttlMs, 0);
      const present = peek(name);
      // Writes may arrive out of order: an older one must not undo a newer one.
      if (!present?.found || present.version < version) local.set(name, entry, frame.length, definition.localTtlMs);
      try {
        return (await shared.replace([{ key: name, frame, ttlMs: definition.ttlMs }]))[0] as ReplaceOutcome;
      } catch (error) {
        events.onStoreError?.('replace', error);
        return 'store-unavailable';
      }
    },
    async invalidate(keys) {
      const names = keys.map(nameOf);
      const forget = () => {
        for (const name of names) {
          fence(name);
          local.delete(name);
        }
      };
      forget();
      try {
        await shared.invalidate(names);
        return 'invalidated';
      } catch (error) {
        events.onStoreError?.('invalidate', error);
        return 'store-unavailable';
      } finally {
        // Between the two somebody may have read the shared store before it was told.
        forget();
      }
    },
  };
}
