import type { Loaded } from './engine/thing.ts';

/** A loader of a thing whose keys have nothing in common to be asked for at once: one query each, side by side. */
export function loadEach<Key, Value>(keyOf: (key: Key) => string, loadOne: (key: Key) => Promise<Value>) {
  return async (keys: readonly Key[]): Promise<ReadonlyMap<string, Loaded<Value>>> =>
    new Map(await Promise.all(keys.map(async (key) => [keyOf(key), { value: await loadOne(key) }] as const)));
}
