import type { Entry, Read } from './entry.ts';
import type { Looked } from './read/lead.ts';
import type { ReplaceOutcome } from './shared/shared-store.ts';

/**
 * What became of a change. With a `ticket`, any process answers `get(key, { after: ticket })` with this change or a later
 * one. `owed`: the shared store could not be told yet; this process tells it as soon as it can, and until then takes
 * nothing from it for what the change concerns.
 */
export type Announced<State extends string> = { state: State; ticket: number } | { state: 'owed' };

export type ReadOptions = {
  /** The answer must know of the change with this ticket. */
  after?: number;
};

/** What a cached thing can be asked and told. The value's type follows the key's. */
export type CachedThing<Key, Value> = {
  /**
   * The entry of one key.
   * @throws what the source throws, as `LoadFailedError`; `LoadTimeoutError` at the deadline; `OverloadedError` when too
   * many loads wait already
   */
  get(key: Key, options?: ReadOptions): Promise<Read<Value>>;
  /**
   * As `get` for each key, in their order: one round trip to the shared store for what it has, one for leases, one for
   * fills, and one load for what is missing in all processes together.
   */
  getMany(keys: readonly Key[], options?: ReadOptions): Promise<Read<Value>[]>;
  /** What is there of a key, without loading; where there is nothing, the right to fill it, for one caller of all. */
  lookUp(key: Key): Promise<Looked<Value>>;
  /** What this process holds and trusts, without waiting for anything. */
  peek(key: Key): Entry<Value> | undefined;
  /**
   * Brings a committed write into the cache: the shared store if it holds an older version, and every process that does.
   * Loads under way lose their lease. Never rejects for the store's sake, since the write itself has happened.
   */
  writeThrough(key: Key, value: Value, version: number): Promise<Announced<ReplaceOutcome>>;
  /**
   * Takes keys away from every process and the shared store, loads under way included. `soft` keeps what is there as
   * stale: it may be served while it is loaded anew, as far as the thing allows.
   */
  invalidate(keys: readonly Key[], mode?: 'hard' | 'soft'): Promise<Announced<'invalidated'>>;
};
