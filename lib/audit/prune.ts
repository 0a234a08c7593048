import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** Long enough for whatever comes up at the end of a year about the one before. */
const KEPT_YEARS = 2;

/** Forgets what is older than that: the log has addresses of people in it. */
export async function pruneAudit(): Promise<void> {
  await getRuntime().db.execute(sql`
    DELETE FROM audit_log WHERE at < clock_timestamp() - make_interval(years => ${KEPT_YEARS}::int)`);
}
