/**
 * The port to what all processes share: Redis, or a map in this process when there is none. Every operation takes any
 * number of keys in one round trip and answers in their order.
 *
 * A value gets in only under a lease that was taken before the source was asked (`acquire`, then `fill`). Whatever makes
 * the key uncertain meanwhile takes the lease away: an invalidation, a write, an eviction, a restart, the lease's own end.
 * So a slow load can never store what it read before a change (Nishtala et al., "Scaling Memcache at Facebook", NSDI'13).
 */
export interface SharedStore {
  readonly kind: 'redis' | 'memory';
  read(keys: readonly string[]): Promise<(Buffer | undefined)[]>;
  /** For keys that were missed: the value that came meanwhile, the lease, or who else has it for how long. */
  acquire(requests: readonly LeaseRequest[]): Promise<Grant[]>;
  /** Fails closed: without the very lease that `token` names nothing is stored. Ends the lease. */
  fill(fills: readonly Fill[]): Promise<FillOutcome[]>;
  /** Gives leases back that will not be filled. Those of others stay. */
  release(leases: readonly Pick<LeaseRequest, 'key' | 'token'>[]): Promise<void>;
  /**
   * Replaces what is present and older; never creates. A late write of an old version therefore cannot bring back a value
   * that was evicted meanwhile. Ends the lease in any case: a load under way may have read what was before.
   */
  replace(entries: readonly StoreEntry[]): Promise<ReplaceOutcome[]>;
  /** Takes values and leases away. */
  invalidate(keys: readonly string[]): Promise<void>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type StoreEntry = { key: string; frame: Buffer; ttlMs: number };
export type LeaseRequest = { key: string; token: string; leaseMs: number /** The reader's time, ms. */; now: number };
export type Fill = StoreEntry & { token: string };

export type Grant =
  | { state: 'hit'; frame: Buffer }
  /** Load it, then `fill`. */
  | { state: 'lead' }
  /** Another one loads it; its lease ends in `leftMs` at the latest. */
  | { state: 'follow'; leftMs: number };
/** `fenced`: the lease was gone, so something may have changed since the load began. */
export type FillOutcome = 'filled' | 'fenced' | 'newer-present';
export type ReplaceOutcome = 'replaced' | 'not-older' | 'absent';

/** The store did not answer in time or refused. Not a miss: nothing may be concluded about the key. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}
