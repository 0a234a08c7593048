import type { Sql } from '#db/client.ts';

const KEPT_HOURS = 24;
const ROWS_AT_ONCE = 1_000;

/** Forgets complete changes of more than a day ago, in small batches. Resolves to how many. */
export async function pruneOld(sql: Sql, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (;;) {
    signal.throwIfAborted();
    const { count } = await sql`
      DELETE FROM changes WHERE id IN (
        SELECT id FROM changes
         WHERE purged_again_at IS NOT NULL AND created_at < clock_timestamp() - ${KEPT_HOURS} * interval '1 hour'
         ORDER BY id LIMIT ${ROWS_AT_ONCE})`;
    total += count;
    if (count < ROWS_AT_ONCE) return total;
  }
}
