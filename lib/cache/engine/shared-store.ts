/** The port to what all processes share: Redis, or a map in this process when there is none. */
export interface SharedStore {
  readonly kind: 'redis' | 'memory';
  /** One round trip for any number of keys; results in the order of `keys`. */
  read(keys: readonly string[]): Promise<(Buffer | undefined)[]>;
  /** One round trip. An entry whose stored version is greater than its own is left alone. */
  write(entries: readonly StoreEntry[]): Promise<WriteOutcome[]>;
  /**
   * One round trip. Replaces what is present and older; never creates. A late write of an old version therefore
   * cannot bring back a value that was evicted meanwhile.
   */
  replace(entries: readonly StoreEntry[]): Promise<ReplaceOutcome[]>;
  remove(keys: readonly string[]): Promise<void>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type StoreEntry = { key: string; frame: Buffer; ttlMs: number };
export type WriteOutcome = 'written' | 'newer-present';
export type ReplaceOutcome = 'replaced' | 'not-older' | 'absent';

/** The store did not answer in time or refused. Not a miss: nothing may be concluded about the key. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}
