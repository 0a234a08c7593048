import type { Entry, Read } from './entry.ts';
import type { ReplaceOutcome } from './shared-store.ts';

/** What a cached thing can be asked and told. The value's type follows the key's. */
export type CachedThing<Key, Value> = {
  get(key: Key): Promise<Read<Value>>;
  /**
   * As `get` for each key, in their order: one round trip to the shared store for what it has, one load for what is
   * missing in all processes together.
   */
  getMany(keys: readonly Key[]): Promise<Read<Value>[]>;
  /** What this process holds, without waiting for anything. */
  peek(key: Key): Entry<Value> | undefined;
  /**
   * Brings a committed write into the cache: this process at once, the shared store if it holds an older version. Loads
   * under way lose their lease. Never rejects for the store's sake, since the write itself has happened.
   */
  writeThrough(key: Key, value: Value, version: number): Promise<ReplaceOutcome | 'store-unavailable'>;
  /** Takes keys away from this process and the shared store, loads under way included. */
  invalidate(keys: readonly Key[]): Promise<'invalidated' | 'store-unavailable'>;
};
