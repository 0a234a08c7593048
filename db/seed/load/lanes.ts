import type { ReservedSql, Sql } from 'postgres';

/** A connection of its own, set up for loading; `close` gives it back as it was. */
export type Lane = { sql: ReservedSql; close(): Promise<void> };

/** @param count connections wanted; at most as many as the pool has */
export async function openLanes(pool: Sql, count: number): Promise<Lane[]> {
  const lanes: Lane[] = [];
  try {
    while (lanes.length < Math.min(count, pool.options.max)) lanes.push(await openLane(pool));
    return lanes;
  } catch (error) {
    await Promise.all(lanes.map((lane) => lane.close()));
    throw error;
  }
}

async function openLane(pool: Sql): Promise<Lane> {
  const sql = await pool.reserve();
  // A lost commit is loaded again by the next run, so a chunk need not wait for the disk.
  await sql`set synchronous_commit = off`;
  await sql`set maintenance_work_mem = '256MB'`;
  return {
    sql,
    async close() {
      await sql`reset all`.catch(() => {});
      sql.release();
    },
  };
}

/** Does all jobs, one at a time in each lane. The first failure lets running jobs end and then is thrown. */
export async function runInLanes<Job>(
  lanes: readonly Lane[],
  jobs: readonly Job[],
  work: (sql: ReservedSql, job: Job) => Promise<void>,
): Promise<void> {
  const queue = [...jobs];
  let failed = false;
  const results = await Promise.allSettled(
    lanes.map(async ({ sql }) => {
      for (let job = queue.shift(); job !== undefined && !failed; job = queue.shift()) {
        try {
          await work(sql, job);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }),
  );
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
