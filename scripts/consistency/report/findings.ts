import type { Steady } from '../load/steady.ts';
import type { Counts, Row } from '../oracles/tally.ts';
import type { Oracle } from '../oracles/violation.ts';
import type { Freshness } from '../probes/freshness.ts';
import type { RedisFigures } from '../probes/redis-layer.ts';
import type { WriteKind } from '../truth/write.ts';
import type { Explained } from './explain.ts';

/** All that a run has found. Times are milliseconds. */
export type Findings = {
  seconds: number;
  rows: Row[];
  /** What shoppers read, at any age, by where they ask. */
  reads: Record<'process' | 'edge', Counts>;
  /** What was read from the save on, again and again, until it was fresh. */
  watched: Record<'process' | 'edge', Counts>;
  /** What writers read with their tickets. */
  ownReads: Counts;
  writes: Partial<Record<WriteKind, number>>;
  writesFailed: number;
  freshness: Freshness[];
  steady: Steady;
  /** Share of shoppers' reads that a layer answered itself. */
  hits: Record<'pages' | 'edge', { hits: number; reads: number }>;
  /** Undefined: there is no Redis. */
  redis: RedisFigures | undefined;
  violations: { count: Record<Oracle, number>; explained: Explained[] };
  unanswered: { count: number; examples: string[] };
  /** The longest that the canary has waited, by entry. */
  slack: { p50: number; p99: number };
};

export const violationsOf = ({ violations }: Pick<Findings, 'violations'>): number =>
  Object.values(violations.count).reduce((sum, count) => sum + count, 0);

/** Of all that was asked, so much may go unanswered before the run says nothing. */
const MOST_UNANSWERED = 0.01;

/** Why the run does not prove anything, though it has found nothing; undefined if it does. */
export function findWeakness({ rows, unanswered, writes, writesFailed, redis }: Findings): string | undefined {
  const probes = rows.reduce((sum, { counts }) => sum + counts.probes, 0);
  const done = Object.values(writes).reduce((sum, count) => sum + count, 0);
  if (done === 0) return 'nothing was written';
  if (probes === 0) return 'nothing was looked for';
  if (redis?.held === 0) return 'Redis never held anything';
  if (unanswered.count > MOST_UNANSWERED * probes) return `${unanswered.count} questions were not answered`;
  if (writesFailed > MOST_UNANSWERED * done) return `${writesFailed} of ${done + writesFailed} writes failed`;
  return undefined;
}
