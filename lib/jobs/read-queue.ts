import type { Sql } from '#db/client.ts';

/** The queue of the whole fleet. */
export type QueueState = {
  /** Jobs whose time has come. */
  waiting: number;
  running: number;
  /** Jobs that were given up after their last try, and are kept for somebody to look at. */
  failed: number;
  /** How long the oldest of those that wait has been waiting; 0 when none does. */
  oldestSeconds: number;
};

export async function readQueue(sql: Sql): Promise<QueueState> {
  const [row] = await sql<QueueState[]>`
    SELECT count(*) FILTER (WHERE due)::int AS waiting,
           count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
           count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
           coalesce(extract(epoch FROM clock_timestamp() - min(run_at) FILTER (WHERE due)), 0)::float8 AS "oldestSeconds"
      FROM (SELECT *, locked_at IS NULL AND attempts < max_attempts AND run_at <= clock_timestamp() AS due
              FROM graphile_worker.jobs) AS jobs`;
  return row ?? { waiting: 0, running: 0, failed: 0, oldestSeconds: 0 };
}
