import type { Source } from '../worker/source.ts';

/** How a contestant is to be set up; what one does not have, it leaves out. */
export type Layout = {
  /** `redis://host:port` */
  url: string;
  prefix: string;
  ttlMs: number;
  /** How long this process keeps a value; 0: it keeps nothing. */
  localTtlMs: number;
  leaseMs: number | undefined;
  staleMs: number | undefined;
  /** How much this process keeps at most. */
  localBytes: number;
  /** Several commands are under way at once: clients that can send them together are told to. */
  concurrent: boolean;
  /** Processes tell each other of changes. */
  bus: boolean;
  /** Redis will fail: whoever has timeouts and circuit breakers that are off by default uses them. */
  outage: boolean;
};

/** One way of reading through a cache. Answers are the contestant's own, so that taking them apart costs nobody time. */
export type Contestant = {
  get(key: string): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<readonly unknown[]>;
  /** What this process holds, without waiting; only of those that offer it. */
  peek?(key: string): unknown;
  /** Takes the keys away everywhere, as after a write. */
  invalidate(keys: readonly string[]): Promise<unknown>;
  /** The version of the document in an answer; undefined when it has none. */
  versionOf(answer: unknown): number | undefined;
};

export type OpenContestant = (layout: Layout, source: Source) => Promise<Contestant>;

export type ContestantName = 'uncached' | 'lru' | 'redis' | 'redis-pipelined' | 'bentocache' | 'strata';
