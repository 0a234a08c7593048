import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** Long enough for every question about an order; no longer, since mails are full of names and addresses. */
const KEPT_DAYS = 180;

/** Forgets old mails, whatever became of them; those that are still to be sent stay. */
export async function pruneMails(): Promise<void> {
  await getRuntime().db.execute(sql`
    DELETE FROM mails
     WHERE created_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS}::int) AND status NOT IN ('queued', 'sending')`);
}
