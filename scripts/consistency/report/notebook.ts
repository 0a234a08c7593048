import { percentile } from '../../bench/statistics.ts';
import type { Entry } from '../http/connect.ts';
import type { Reading } from '../http/read.ts';
import type { Admin } from '../load/admin.ts';
import type { Done } from '../load/writer.ts';
import { addOutcome, createTally, noCounts, type Outcome } from '../oracles/tally.ts';
import { ORACLES, type Oracle, type Violation } from '../oracles/violation.ts';
import type { Freshness } from '../probes/freshness.ts';
import { type Explained, explain } from './explain.ts';
import { type Findings, violationsOf } from './findings.ts';

/** So many violations are explained; all are counted. */
const EXPLAINED = 20;
const EXAMPLES = 5;

/** Takes down all that happens in a run. */
export function createNotebook({ admin, processes }: { admin: Admin; processes: readonly Entry[] }) {
  const tally = createTally();
  const reads = { process: noCounts(), edge: noCounts() };
  const watched = { process: noCounts(), edge: noCounts() };
  const ownReads = noCounts();
  const writes: Findings['writes'] = {};
  const hits = { pages: { hits: 0, reads: 0 }, edge: { hits: 0, reads: 0 } };
  const count = Object.fromEntries(ORACLES.map((oracle) => [oracle, 0])) as Record<Oracle, number>;
  const explanations: Promise<Explained>[] = [];
  const freshness: Freshness[] = [];
  const slacks: number[] = [];
  const unanswered = { count: 0, examples: [] as string[] };
  let writesFailed = 0;

  const onUnanswered = (error: unknown) => {
    unanswered.count += 1;
    const { message } = error as Error;
    if (unanswered.examples.length < EXAMPLES && !unanswered.examples.includes(message)) {
      unanswered.examples.push(message);
    }
  };
  const probes = () => tally.rows().reduce((sum, { counts }) => sum + counts.probes, 0);

  return {
    tally,
    onUnanswered,
    onViolation(violation: Violation) {
      count[violation.oracle] += 1;
      if (explanations.length < EXPLAINED) explanations.push(explain(violation, admin, processes));
    },
    onRead({ entry, headers }: Reading, outcome: Outcome) {
      addOutcome(reads[entry.layer], outcome);
      const isEdge = entry.layer === 'edge';
      const counted = isEdge ? hits.edge : hits.pages;
      counted.reads += 1;
      const isHit = isEdge
        ? /^(HIT|UPDATING|REVALIDATED)$/.test(headers['cf-cache-status'] ?? '')
        : headers['cache-status']?.startsWith('strata-page;hit') ||
          headers['cache-status']?.startsWith('strata-page; hit');
      if (isHit) counted.hits += 1;
    },
    onWatched: ({ entry }: Reading, outcome: Outcome) => addOutcome(watched[entry.layer], outcome),
    onOwnRead: (outcome: Outcome) => addOutcome(ownReads, outcome),
    onWrite({ write }: Done) {
      if (write.kind !== 'seed') writes[write.kind] = (writes[write.kind] ?? 0) + 1;
    },
    onWriteFailed(error: unknown): undefined {
      writesFailed += 1;
      onUnanswered(error);
    },
    onFreshness: (measured: readonly Freshness[]) => void freshness.push(...measured),
    onSlack: (values: readonly number[]) => void slacks.push(...values),
    /** How far it is, in words. */
    summary(seconds: number): string {
      const done = Object.values(writes).reduce((sum, number) => sum + number, 0);
      return `${seconds.toFixed(0)} s, ${done} writes, ${probes()} probes, ${violationsOf({ violations: { count, explained: [] } })} violations`;
    },
    async conclude({ seconds, redis, steady }: Pick<Findings, 'seconds' | 'redis' | 'steady'>): Promise<Findings> {
      return {
        seconds,
        steady,
        rows: tally.rows(),
        reads,
        watched,
        ownReads,
        writes,
        writesFailed,
        freshness,
        hits,
        redis,
        violations: { count, explained: await Promise.all(explanations) },
        unanswered,
        slack: { p50: percentile(slacks, 0.5), p99: percentile(slacks, 0.99) },
      };
    },
  };
}
