import type { Fault } from './faults.ts';

const MOST_ENTRIES = 10_000;

export type PurgeEndpoint = 'purge_cache' | 'invalidate_cache';

/** One call of the purge API, whatever became of it. */
export type PurgeRequest = {
  /** Milliseconds since 1970. */
  at: number;
  endpoint: PurgeEndpoint;
  tags: string[];
  /** Files, prefixes or hosts; `everything` alone when that was asked for. */
  others: string[];
  /** Undefined when it was never answered. */
  status: number | undefined;
  /** The locations where it was done, with the time and how many objects it concerned. */
  applied: { location: number; at: number; objects: number }[];
  faults: Fault['kind'][];
};

export type PurgeLog = { add(entry: PurgeRequest): void; list(): PurgeRequest[]; clear(): void };

/** Keeps the last 10,000. What is added may still change: something may be done later. */
export function createPurgeLog(): PurgeLog {
  let entries: PurgeRequest[] = [];
  return {
    add(entry) {
      if (entries.length >= MOST_ENTRIES) entries.shift();
      entries.push(entry);
    },
    list: () => structuredClone(entries),
    clear() {
      entries = [];
    },
  };
}
