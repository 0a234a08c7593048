import type { ContestantName, Layout } from './contestants/contestant.ts';
import type { Effort } from './effort.ts';
import type { Worker } from './fleet.ts';
import type { LinkProxy } from './servers/link-proxy.ts';
import type { BenchRedis } from './servers/redis-server.ts';
import type { Sample } from './statistics.ts';
import type { Target } from './target.ts';
import type { Unit } from './units.ts';
import type { SourceOptions } from './worker/session.ts';

/** Whose figure stands where: the pattern or library that does nothing else, the peer, and the engine. */
export type Column = 'baseline' | 'bentocache' | 'strata';

export type Measurement = {
  label: string;
  unit: Unit;
  values: Partial<Record<Column, Sample>>;
  /** What the engine should reach. */
  target?: Target;
};

export type Findings = {
  measurements: readonly Measurement[];
  /** What a reader of the figures has to know. */
  notes?: readonly string[];
};

export type Workload = { name: string; title: string; run(stage: Stage): Promise<Findings> };

/** How a process is to be set up; what is left out is as in most workloads. */
export type Setup = Partial<Layout & SourceOptions>;

/** What one workload has to work with; all of it ends with the workload. */
export type Stage = {
  effort: Effort;
  /** The Redis that contestants share unless they need one of their own. */
  redisUrl: string;
  startRedis(): Promise<BenchRedis>;
  startProxy(redisUrl: string): Promise<LinkProxy>;
  /** Starts a process that waits to be told what to do. */
  startWorker(): Worker;
  /** Opens the contestant in processes of its own, at the same time. */
  open(name: ContestantName, setup: Setup, processes?: number): Promise<Worker[]>;
  /** The same, in one process. */
  openOne(name: ContestantName, setup: Setup): Promise<Worker>;
  /** Ends processes before the workload does, so that the next contestant has the machine to itself. */
  close(workers: readonly Worker[]): Promise<void>;
  /** Tells how far it is. */
  detail(text: string): void;
};
