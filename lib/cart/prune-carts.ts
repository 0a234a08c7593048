import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import { IDLE_DAYS } from './owner.ts';

/** Few enough for no lock to be felt. */
const BATCH = 1_000;

/** Removes guests' carts that nobody can open any more: their cookies have run out. Users keep theirs. */
export async function pruneCarts(): Promise<void> {
  for (let pruned = BATCH; pruned === BATCH; ) {
    const rows = await getRuntime().db.execute(sql`
      DELETE FROM carts WHERE id IN (
        SELECT id FROM carts WHERE user_id IS NULL AND updated_at < now() - make_interval(days => ${IDLE_DAYS + 1})
         LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING id`);
    pruned = rows.length;
  }
}
