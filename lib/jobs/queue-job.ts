import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { JobName, Jobs } from './jobs.ts';

export type JobOptions = {
  /** A waiting job of the same key is replaced by this one, its time and attempts as well. */
  key?: string;
  /** Not before then. */
  runAt?: Date;
  /** How often it is tried in all; 25 by default, which with growing pauses takes about three days. */
  maxAttempts?: number;
  /** Of the jobs of one queue, one runs at a time in the whole fleet. */
  queue?: string;
};

/** The higher, the later: mail to thousands, or work on them, does not hold up what shoppers wait for. Others have 0. */
const PRIORITIES: Partial<Record<JobName, number>> = { 'send-mail': 10, 'check-bulk': 20, 'run-bulk': 20 };

/**
 * Queues a job in the caller's transaction: it is there if and only if what it belongs to is, and some process of the fleet
 * runs it after the commit, at least once.
 */
export async function queueJob<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
  { key, runAt, maxAttempts, queue }: JobOptions = {},
): Promise<void> {
  await tx.execute(sql`
    SELECT 1 FROM graphile_worker.add_job(
      ${name}, payload := ${JSON.stringify(payload)}::text::json, run_at := ${runAt?.toISOString() ?? null}::timestamptz,
      max_attempts := ${maxAttempts ?? null}::int, job_key := ${key ?? null}::text,
      queue_name := ${queue ?? null}::text, priority := ${PRIORITIES[name] ?? 0}::int)`);
}
