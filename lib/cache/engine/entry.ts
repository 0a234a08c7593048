/** What is known of one key. Absence is knowledge too: it is cached like a value, for a shorter time. */
export type Entry<Value> =
  | { found: true; value: Value; tags: readonly string[]; version: number; createdAt: number }
  | { found: false; tags: readonly string[]; createdAt: number };

/** 0 for what has none, absence included. */
export const versionOf = (entry: Entry<unknown>): number => (entry.found ? entry.version : 0);

/** Where a read was answered: this process, the shared store, or the source behind both. */
export type Layer = 'l1' | 'l2' | 'db';

/**
 * Why an answer came from the source and was not kept.
 *
 * - `store-unavailable`: the shared store did not answer, which says nothing about the key
 * - `fenced`: something happened to the key while it was loaded
 * - `newer-present`: the shared store holds a newer version already
 * - `unkept`: the source says that this one is not to be kept
 * - `untrusted`: the thing is strict, and what the shared store holds may have missed a change
 */
export type Degradation = 'store-unavailable' | 'fenced' | 'newer-present' | 'unkept' | 'untrusted';

/** Why an answer is older than it should be. Never past a hard invalidation that this process knows of. */
export type Staleness = 'revalidating' | 'load-failed' | 'overloaded' | 'store-unavailable';

export type Read<Value> = { key: string; ms: number; entry: Entry<Value> } & (
  | { state: 'hit'; layer: 'l1' | 'l2' }
  | { state: 'stale'; layer: 'l1' | 'l2'; reason: Staleness }
  | { state: 'filled'; layer: 'db' }
  | { state: 'degraded'; layer: 'db'; reason: Degradation }
);
