import type { Entry } from '../entry.ts';
import { LoadFailedError, OverloadedError } from '../load/errors.ts';
import type { Loaded } from '../thing.ts';
import type { ThingParts } from './parts.ts';

export type LoadedEntries<Value> = {
  entries: Entry<Value>[];
  /** How long each of them is fresh, where that is not what the thing says; ms. */
  ttls: (number | undefined)[];
  /** What loading takes, smoothed over the last ones; ms. */
  loadMs: number;
  /** Position of the change log before loading began: what it has surely seen. */
  snapshot: number;
};

/** How much the last load counts in what loading is said to take. */
const WEIGHT = 0.3;

/** Asks the source, within the bulkhead. */
export function createLoader<Key, Value>(parts: ThingParts<Key, Value>) {
  const { definition, policy, coherence, bulkhead, backOff, clock, emit } = parts;
  let smoothedMs: number | undefined;

  async function timed(keys: readonly Key[]): Promise<ReadonlyMap<string, Loaded<Value>>> {
    const began = clock.now();
    try {
      const loaded = await definition.load(keys);
      const ms = clock.now() - began;
      smoothedMs = smoothedMs === undefined ? ms : smoothedMs + WEIGHT * (ms - smoothedMs);
      emit({ type: 'load', thing: policy.name, keys: keys.length, ms });
      return loaded;
    } catch (error) {
      emit({ type: 'load', thing: policy.name, keys: keys.length, ms: clock.now() - began, error });
      throw error;
    }
  }

  /**
   * @throws LoadFailedError, whose pause is on record for each of the keys; OverloadedError
   */
  return async function load(items: readonly { key: Key; id: string; name: string }[]): Promise<LoadedEntries<Value>> {
    const createdAt = clock.now();
    const snapshot = coherence.position();
    const loading = bulkhead.run(
      timed,
      items.map((item) => item.key),
      policy.keysPerLoad,
    );
    if (!loading) {
      emit({ type: 'shed', thing: policy.name, keys: items.length });
      throw new OverloadedError(policy.name);
    }
    let loaded: ReadonlyMap<string, Loaded<Value>>;
    try {
      loaded = await loading;
    } catch (cause) {
      const pauses = items.map(({ name }) => backOff.failed(name, cause));
      throw new LoadFailedError(policy.name, Math.max(...pauses), cause);
    }
    const entries = items.map(({ key, id, name }): Entry<Value> => {
      backOff.clear(name);
      const found = loaded.get(id);
      const tags = definition.tagsOf(key, found?.value);
      return found
        ? { found: true, value: found.value, tags, version: found.version ?? 0, createdAt }
        : { found: false, tags, createdAt };
    });
    const ttls = items.map(({ id }) => loaded.get(id)?.ttlMs);
    return { entries, ttls, loadMs: smoothedMs ?? 0, snapshot };
  };
}
