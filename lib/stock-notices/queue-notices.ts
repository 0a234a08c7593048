import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';

/**
 * Has those who wait for these variants be told, if anybody does. For whoever puts units on the shelf, in that transaction
 * and after the movement: whoever asks for a notice meanwhile waits for it, and sees that there is stock.
 */
export async function queueNotices(tx: Transaction, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return;
  const rows = await tx.execute<{ variantId: string }>(sql`
    SELECT DISTINCT variant_id::text AS "variantId" FROM stock_notices
     WHERE variant_id = ANY(${`{${variantIds.join(',')}}`}::bigint[]) AND notified_at IS NULL`);
  for (const { variantId } of rows)
    await queueJob(tx, 'notify-back-in-stock', { variantId }, { key: keyOf(variantId) });
}

const keyOf = (variantId: string) => `back-in-stock:${variantId}`;
