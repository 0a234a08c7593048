import { LRUCache } from 'lru-cache';
import type { Entry } from './entry.ts';
import { type Clock, systemClock } from './time.ts';

/** What one process keeps decoded. Everything in it is frozen, so callers may share it. */
export type LocalStore = {
  get(key: string): Entry<unknown> | undefined;
  set(key: string, entry: Entry<unknown>, bytes: number, ttlMs: number): void;
  delete(key: string): void;
  clear(): void;
  size(): { entries: number; bytes: number };
};

export type LocalStoreOptions = {
  /** Bytes at most, as the encoded frames measure; the least recently used go first. */
  maxBytes: number;
  clock?: Clock;
};

export function createLocalStore({ maxBytes, clock = systemClock }: LocalStoreOptions): LocalStore {
  const entries = new LRUCache<string, Entry<unknown>>({ maxSize: maxBytes, ttl: 1, ttlResolution: 0, perf: clock });
  return {
    get: (key) => entries.get(key),
    set: (key, entry, bytes, ttlMs) =>
      void entries.set(key, entry, { size: Math.max(1, bytes), ttl: Math.max(1, ttlMs) }),
    delete: (key) => void entries.delete(key),
    clear: () => entries.clear(),
    size: () => ({ entries: entries.size, bytes: entries.calculatedSize }),
  };
}

/** Freezes plain data through and through. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
