import { isSoft, type SettledWrite } from '../truth/write.ts';
import type { Layer } from './layer.ts';

/** What an answer that lacks a change comes to. */
export type Weight =
  /** Within what is allowed: the change is too young for this layer. */
  | 'young'
  /** The edge shows it once more while it fetches the new state, as it may after a soft change. */
  | 'updating'
  /** The purge has not reached the edge within a second: late, but nothing was served that the edge was told to drop. */
  | 'unpurged'
  | 'violation';

export type Late = {
  layer: Layer;
  /** What the answer lacks, the oldest first. */
  missed: readonly Pick<SettledWrite, 'kind' | 'answeredAt'>[];
  /** When it was asked for; ms since 1970. */
  sentAt: number;
  /** How late the process, or for the edge the slowest of all, gets to anything at the moment, by the canary; ms. */
  slackMs: number;
  /** `CF-Cache-Status`, at the edge. */
  edgeStatus?: string | undefined;
  /** When the edge was told of the oldest change that it lacks; ms since 1970. Undefined: not yet. */
  purgedAt?: number | undefined;
};

/** A message to another process takes about one; this leaves a hundredfold. */
const PROCESS_MS = 100;
/** However slow the machine: nothing that old is shown by a process. */
const PROCESS_STRICT_MS = 1_000;
const EDGE_MS = 1_000;
const EDGE_STRICT_MS = 5_000;
/** An answer that left the edge as the purge arrived. */
const PURGE_MS = 100;

/**
 * The rule of bounded staleness. Age is the time from the answer to the oldest write that is lacking to the question.
 *
 * - Redis holds nothing older, at any age: the writer has told it before it answered.
 * - A process shows nothing older than 100 ms and the canary's slack, and nothing older than 1 s whatever the slack.
 * - The edge shows nothing older than 1 s that it was told to drop, and nothing older than 5 s and the canary's slack, whether
 *   it was told or not. What it marks UPDATING may lack soft changes.
 */
export function weighLateness({ layer, missed, sentAt, slackMs, edgeStatus, purgedAt }: Late): Weight {
  const ageOf = (write: Late['missed'][number] | undefined) =>
    write === undefined ? Number.NEGATIVE_INFINITY : sentAt - write.answeredAt;
  if (layer === 'redis') return 'violation';
  if (layer === 'process') {
    return ageOf(missed[0]) > Math.min(PROCESS_MS + slackMs, PROCESS_STRICT_MS) ? 'violation' : 'young';
  }
  if (ageOf(missed[0]) < EDGE_MS) return 'young';
  const counts = edgeStatus === 'UPDATING' ? missed.filter((write) => !isSoft(write)) : missed;
  const age = ageOf(counts[0]);
  if (age < EDGE_MS) return 'updating';
  if (age < EDGE_STRICT_MS + slackMs && (purgedAt === undefined || purgedAt > sentAt - PURGE_MS)) return 'unpurged';
  return 'violation';
}
