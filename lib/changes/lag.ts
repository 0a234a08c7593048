import type { Sql } from '#db/client.ts';

/** How old the oldest change is that waits for each step, in seconds; 0 when none does. */
export type OutboxLag = { announce: number; acknowledge: number; purge: number; 'purge-again': number };

export async function readLag(sql: Sql): Promise<OutboxLag> {
  const [row] = await sql<OutboxLag[]>`
    WITH open AS (
      SELECT extract(epoch FROM clock_timestamp() - created_at)::float8 AS age, announced_at, acknowledged_at, purged_at
        FROM changes WHERE purged_again_at IS NULL
    )
    SELECT coalesce(max(age) FILTER (WHERE announced_at IS NULL), 0) AS announce,
           coalesce(max(age) FILTER (WHERE announced_at IS NOT NULL AND acknowledged_at IS NULL), 0) AS acknowledge,
           coalesce(max(age) FILTER (WHERE acknowledged_at IS NOT NULL AND purged_at IS NULL), 0) AS purge,
           coalesce(max(age) FILTER (WHERE purged_at IS NOT NULL), 0) AS "purge-again"
      FROM open`;
  return row ?? { announce: 0, acknowledge: 0, purge: 0, 'purge-again': 0 };
}
