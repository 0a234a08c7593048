import { LRUCache } from 'lru-cache';
import type { Clock } from '../time.ts';

/** Remembers which keys could not be loaded, so that many callers do not become many calls of a source that is down. */
export type BackOff = {
  /** Records a failure. Returns how long nobody shall try; ms. */
  failed(key: string, error: unknown): number;
  /** The failure that still keeps callers off, if any. */
  blocking(key: string): { error: unknown; leftMs: number } | undefined;
  clear(key: string): void;
};

const FIRST_MS = 250;
const LONGEST_MS = 5_000;
const KEYS = 10_000;

export function createBackOff(clock: Clock): BackOff {
  const failures = new LRUCache<string, { count: number; until: number; error: unknown }>({ max: KEYS });
  return {
    failed(key, error) {
      const count = (failures.get(key)?.count ?? 0) + 1;
      const pauseMs = Math.min(FIRST_MS * 2 ** (count - 1), LONGEST_MS);
      failures.set(key, { count, until: clock.now() + pauseMs, error });
      return pauseMs;
    },
    blocking(key) {
      if (failures.size === 0) return undefined;
      const failure = failures.get(key);
      const leftMs = failure ? failure.until - clock.now() : 0;
      return failure && leftMs > 0 ? { error: failure.error, leftMs } : undefined;
    },
    clear: (key) => void failures.delete(key),
  };
}
