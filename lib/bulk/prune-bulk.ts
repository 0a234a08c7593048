import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** What has ended is kept for 90 days; what nobody started for 14, since what it was compared with has changed by then. */
export async function pruneBulk(): Promise<void> {
  await getRuntime().db.execute(sql`
    DELETE FROM bulk_operations
     WHERE finished_at < now() - interval '90 days'
        OR state IN ('checking', 'ready') AND created_at < now() - interval '14 days'`);
}
