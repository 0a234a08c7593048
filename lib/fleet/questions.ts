import type { TagVerdict } from '#lib/cache/engine/coherence/tag-table.ts';
import type { HistoryStep } from '#lib/cache/engine/observe/history.ts';
import type { RelayState } from '#lib/changes/relay.ts';
import type { Facts } from './facts.ts';
import type { Step } from './steps.ts';

/** A process of the fleet. `build` names the code that it runs. */
export type Member = { id: string; pid: number; host: string; build: string; startedAt: string };

/** How a process is doing. `role`: whether it relays changes; null where it takes no part. */
export type ProcessReport = Member & {
  role: RelayState['role'] | null;
  /** Position of the change log that it has reached, and whether it can be sure to have missed nothing. */
  position: number;
  trusted: boolean;
  gaps: number;
  storeErrors: number;
  debtsOwed: number;
  debtsPaid: number;
  entries: number;
  bytes: number;
  rssBytes: number;
};

/** A copy as people are told of it; times in ms since the epoch. `version` is 0 for what has none. */
export type CopyReport = {
  found: boolean;
  version: number;
  createdAt: number;
  tags: readonly string[];
  verdict: TagVerdict;
  snapshot: number;
  /** When it ends by itself. */
  until: number;
  facts: Facts;
};

/** What one process says of a key. */
export type KeyReport = Member & {
  copy: CopyReport | null;
  position: number;
  trusted: boolean;
  owed: boolean;
  steps: readonly HistoryStep[];
};

/** What a process can be asked, and what it answers. */
export type Answers = { report: ProcessReport; steps: Step[]; key: KeyReport };
export type Question = { kind: 'report' } | { kind: 'steps'; since: number } | { kind: 'key'; key: string };
