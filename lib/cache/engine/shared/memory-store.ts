import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '../time.ts';
import { FLAGS_OFFSET, readId, readVersion, SOFT } from './frame.ts';
import { createMemoryLog } from './memory-log.ts';
import type {
  Fill,
  FillOutcome,
  Grant,
  InvalidationMode,
  Lease,
  LeaseRequest,
  ReplaceOutcome,
  SharedStore,
  StoreEntry,
} from './shared-store.ts';

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
  const leases = new Map<string, { token: string | undefined; endsAt: number }>();
  const log = createMemoryLog(clock);
  const put = ({ key, frame, ttlMs }: StoreEntry) => frames.set(key, frame, { ttl: Math.max(1, ttlMs) });
  const holds = ({ key, token }: Lease) => {
    const lease = leases.get(key);
    return lease?.token === token && lease.endsAt > clock.now();
  };

  const acquireOne = ({ key, token, leaseMs, seen }: LeaseRequest): Grant => {
    const frame = frames.get(key);
    if (frame && !(seen && readId(frame).equals(seen))) return { state: 'hit', frame };
    const lease = leases.get(key);
    const leftMs = lease ? lease.endsAt - clock.now() : 0;
    if (lease && leftMs > 0) return { state: lease.token === undefined ? 'paused' : 'follow', leftMs };
    leases.set(key, { token, endsAt: clock.now() + leaseMs });
    return { state: 'lead' };
  };
  const fillOne = (fill: Fill): FillOutcome => {
    if (!holds(fill)) return 'fenced';
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
  const soften = (key: string) => {
    const frame = frames.get(key);
    if (!frame) return;
    // A copy: readers may hold the bytes.
    const softened = Buffer.from(frame);
    softened[FLAGS_OFFSET] = (softened[FLAGS_OFFSET] ?? 0) | SOFT;
    frames.set(key, softened, { ttl: frames.getRemainingTTL(key) });
  };

  const extendOne = ({ leaseMs, ...lease }: Lease & { leaseMs: number }): void => {
    if (holds(lease)) leases.set(lease.key, { token: lease.token, endsAt: clock.now() + leaseMs });
  };
  const releaseOne = (lease: Lease): void => {
    if (holds(lease)) leases.delete(lease.key);
  };
  const pauseOne = ({ pauseMs, ...lease }: Lease & { pauseMs: number }): void => {
    if (holds(lease)) leases.set(lease.key, { token: undefined, endsAt: clock.now() + pauseMs });
  };
  const invalidateOne = (key: string, mode: InvalidationMode): void => {
    leases.delete(key);
    if (mode === 'soft') soften(key);
    else frames.delete(key);
  };

  return {
    kind: 'memory',
    log,
    read: async (keys) => keys.map((key) => frames.get(key)),
    acquire: async (requests) => requests.map(acquireOne),
    fill: async (fills) => fills.map(fillOne),
    extend: async (given) => given.map(extendOne),
    release: async (given) => given.map(releaseOne),
    pause: async (given) => given.map(pauseOne),
    replace: async (entries) => entries.map(replaceOne),
    invalidate: async (keys, mode) => keys.map((key) => invalidateOne(key, mode)),
    usedBytes: async () => frames.calculatedSize,
    ping: async () => {},
    close: async () => {
      log.close();
      frames.clear();
      leases.clear();
    },
  };
}
