import { createSketch } from './sketch.ts';

/** A cache that is only asked whether it had the key, and then has it, or not. */
export type Replayed = { touch(key: number): boolean };

/** Least recently used, everybody admitted. */
export function createLru(capacity: number): Replayed {
  const entries = new Set<number>();
  return {
    touch(key) {
      const had = entries.delete(key);
      entries.add(key);
      if (entries.size > capacity) entries.delete(oldest(entries));
      return had;
    },
  };
}

/** The same, but a newcomer takes the place of the oldest only when it is asked for more often. */
export function createTinyLfu(capacity: number): Replayed {
  const entries = new Set<number>();
  const sketch = createSketch(capacity);
  return {
    touch(key) {
      sketch.add(key);
      const had = entries.delete(key);
      if (had || entries.size < capacity) {
        entries.add(key);
        return had;
      }
      const victim = oldest(entries);
      if (sketch.estimate(key) > sketch.estimate(victim)) {
        entries.delete(victim);
        entries.add(key);
      }
      return false;
    },
  };
}

// A Set remembers the order of insertion; what is touched is inserted anew.
const oldest = (entries: Set<number>): number => entries.values().next().value ?? -1;
