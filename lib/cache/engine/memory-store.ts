import { LRUCache } from 'lru-cache';
import { readVersion } from './frame.ts';
import type { ReplaceOutcome, SharedStore, StoreEntry, WriteOutcome } from './shared-store.ts';
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
    ttlAutopurge: false,
    ttl: 1,
  });
  const put = ({ key, frame, ttlMs }: StoreEntry) => frames.set(key, frame, { ttl: Math.max(1, ttlMs) });

  const writeOne = (entry: StoreEntry): WriteOutcome => {
    const present = frames.get(entry.key);
    if (present && readVersion(present) > readVersion(entry.frame)) return 'newer-present';
    put(entry);
    return 'written';
  };
  const replaceOne = (entry: StoreEntry): ReplaceOutcome => {
    const present = frames.get(entry.key);
    if (!present) return 'absent';
    if (readVersion(present) >= readVersion(entry.frame)) return 'not-older';
    put(entry);
    return 'replaced';
  };

  return {
    kind: 'memory',
    read: async (keys) => keys.map((key) => frames.get(key)),
    write: async (entries) => entries.map(writeOne),
    replace: async (entries) => entries.map(replaceOne),
    remove: async (keys) => {
      for (const key of keys) frames.delete(key);
    },
    ping: async () => {},
    close: async () => frames.clear(),
  };
}
