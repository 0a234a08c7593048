import type { Replayed } from './caches.ts';
import { makeTrace, type Trace } from './trace.ts';

/** The share of people's requests that each cache had, after the first half, which only fills. The crawler's don't count. */
export function replay(trace: Trace, caches: readonly Replayed[]): number[] {
  const hits = caches.map(() => 0);
  let asked = 0;
  let seen = 0;
  for (const { key, crawler } of makeTrace(trace)) {
    const counts = seen++ >= trace.requests / 2 && !crawler;
    if (counts) asked++;
    for (const [at, cache] of caches.entries()) {
      const had = cache.touch(key);
      if (had && counts) hits[at] = (hits[at] ?? 0) + 1;
    }
  }
  return hits.map((count) => count / asked);
}
