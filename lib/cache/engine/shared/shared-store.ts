import type { Change, ChangeLog } from './change-log.ts';

/**
 * The port to what all processes share: Redis, or a map in this process when there is none. Every operation takes any
 * number of keys in one round trip, answers in their order, and for each key by itself: where one node of a cluster is
 * away, the keys of the others are served.
 *
 * A value gets in only under a lease that was taken before the source was asked (`acquire`, then `fill`). Whatever makes
 * the key uncertain meanwhile takes the lease away: an invalidation, a write, an eviction, a restart, the lease's own end.
 * So a slow load can never store what it read before a change (Nishtala et al., "Scaling Memcache at Facebook", NSDI'13).
 */
export interface SharedStore {
  readonly kind: 'redis' | 'memory';
  readonly log: ChangeLog;
  read(keys: readonly string[]): Promise<Answer<Buffer | undefined>[]>;
  /** For keys without a usable value: the value that came meanwhile, the lease, or why there is none. */
  acquire(requests: readonly LeaseRequest[]): Promise<Answer<Grant>[]>;
  /** Fails closed: without the very lease that `token` names nothing is stored. Ends the lease. */
  fill(fills: readonly Fill[]): Promise<Answer<FillOutcome>[]>;
  /** The holder is alive and still loads. */
  extend(leases: readonly (Lease & { leaseMs: number })[]): Promise<Answer<void>[]>;
  /** Gives leases back that will not be filled. Those of others stay. */
  release(leases: readonly Lease[]): Promise<Answer<void>[]>;
  /** Turns leases into a pause: for `pauseMs` nobody gets one, since loading has just failed. */
  pause(leases: readonly (Lease & { pauseMs: number })[]): Promise<Answer<void>[]>;
  /**
   * Replaces what is present and older; never creates. A late write of an old version therefore cannot bring back a value
   * that was evicted meanwhile. Ends the lease in any case: a load under way may have read what was before.
   */
  replace(entries: readonly StoreEntry[]): Promise<Answer<ReplaceOutcome>[]>;
  /**
   * Takes values and leases away and appends the change that says so, in one step. Absent where keys and log may live on
   * different servers.
   */
  retract?(keys: readonly string[], change: Change): Promise<number>;
  /** Takes values and leases away; `soft` leaves the values and marks them as stale. */
  invalidate(keys: readonly string[], mode: InvalidationMode): Promise<Answer<void>[]>;
  /** Calls `listener` when a server has taken over keys from another, whose last writes it may lack. */
  onTakeover?(listener: () => void): void;
  /** Bytes that it takes, for people: with Redis of all servers, whoever else uses them. Rejects unanswered. */
  usedBytes(): Promise<number>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The store did not answer in time or refused. Not a miss: nothing may be concluded about the key. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}

/** What the store says of one key, or that it says nothing. */
export type Answer<T> = T | StoreUnavailableError;
export const isUnavailable = (answer: unknown): answer is StoreUnavailableError =>
  answer instanceof StoreUnavailableError;

export type InvalidationMode = 'hard' | 'soft';
export type StoreEntry = { key: string; frame: Buffer; ttlMs: number };
export type Lease = { key: string; token: string };
export type LeaseRequest = Lease & {
  leaseMs: number;
  /** `readId` of the frame that the reader could not use, if there was one: that one is no answer. */
  seen?: Buffer;
};
export type Fill = StoreEntry & { token: string };

export type Grant =
  | { state: 'hit'; frame: Buffer }
  /** Load it, then `fill`. */
  | { state: 'lead' }
  /** Another one loads it; its lease ends in `leftMs` at the latest. */
  | { state: 'follow'; leftMs: number }
  /** Loading failed a moment ago; nobody tries again for `leftMs`. */
  | { state: 'paused'; leftMs: number };
/** `fenced`: the lease was gone, so something may have changed since the load began. */
export type FillOutcome = 'filled' | 'fenced' | 'newer-present';
export type ReplaceOutcome = 'replaced' | 'not-older' | 'absent';
