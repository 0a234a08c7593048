import { LRUCache } from 'lru-cache';
import { isFresh, readVersion } from './frame.ts';
import type {
  Fill,
  FillOutcome,
  Grant,
  LeaseRequest,
  ReplaceOutcome,
  SharedStore,
  StoreEntry,
} from './shared-store.ts';
import { type Clock, systemClock } from './time.ts';

export type MemoryStoreOptions = {
  /** Bytes of frames kept at most; the least recently used go first. */
  maxBytes: number;
  clock?: Clock;
};

/** A store for one process, for a machine without Redis. Several processes would each keep their own. */
export function createMemoryStore({ maxBytes, clock = systemClock }: MemoryStoreOptions): SharedStore {
  const frames = new LRUCache<string, Buffer>({
    maxSize: maxBytes,
    sizeCalculation: (frame, key) => frame.length + key.length,
    perf: clock,
    ttlResolution: 0,
    ttl: 1,
  });
  // Bounded by the loads under way: each lease is filled, released or, at its end, replaced.
  const leases = new Map<string, { token: string; endsAt: number }>();
  const put = ({ key, frame, ttlMs }: StoreEntry) => frames.set(key, frame, { ttl: Math.max(1, ttlMs) });

  const acquireOne = ({ key, token, leaseMs, now }: LeaseRequest): Grant => {
    const frame = frames.get(key);
    if (frame && isFresh(frame, now)) return { state: 'hit', frame };
    const lease = leases.get(key);
    const leftMs = lease ? lease.endsAt - clock.now() : 0;
    if (leftMs > 0) return { state: 'follow', leftMs };
    leases.set(key, { token, endsAt: clock.now() + leaseMs });
    return { state: 'lead' };
  };
  const fillOne = (fill: Fill): FillOutcome => {
    const lease = leases.get(fill.key);
    if (lease?.token !== fill.token || lease.endsAt <= clock.now()) return 'fenced';
    leases.delete(fill.key);
    const present = frames.get(fill.key);
    if (present && readVersion(present) > readVersion(fill.frame)) return 'newer-present';
    put(fill);
    return 'filled';
  };
  const replaceOne = (entry: StoreEntry): ReplaceOutcome => {
    leases.delete(entry.key);
    const present = frames.get(entry.key);
    if (!present) return 'absent';
    if (readVersion(present) >= readVersion(entry.frame)) return 'not-older';
    put(entry);
    return 'replaced';
  };

  return {
    kind: 'memory',
    read: async (keys) => keys.map((key) => frames.get(key)),
    acquire: async (requests) => requests.map(acquireOne),
    fill: async (fills) => fills.map(fillOne),
    release: async (given) => {
      for (const { key, token } of given) if (leases.get(key)?.token === token) leases.delete(key);
    },
    replace: async (entries) => entries.map(replaceOne),
    invalidate: async (keys) => {
      for (const key of keys) {
        frames.delete(key);
        leases.delete(key);
      }
    },
    ping: async () => {},
    close: async () => {
      frames.clear();
      leases.clear();
    },
  };
}
