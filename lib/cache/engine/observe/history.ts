import { LRUCache } from 'lru-cache';

/** What happened to a key lately, to explain why it was served as it was. */
export type History = {
  note(key: string, step: HistoryStep): void;
  /** Oldest first. */
  of(key: string): readonly HistoryStep[];
};
export type HistoryStep = { at: number; what: string; [detail: string]: string | number };

const KEYS = 2_000;
const STEPS = 24;

/** The last steps of the keys that something happened to last: a bounded ring for each. */
export function createHistory(): History {
  const rings = new LRUCache<string, HistoryStep[]>({ max: KEYS });
  return {
    note(key, step) {
      const ring = rings.get(key);
      if (!ring) rings.set(key, [step]);
      else {
        if (ring.length >= STEPS) ring.shift();
        ring.push(step);
      }
    },
    of: (key) => [...(rings.get(key) ?? [])],
  };
}
