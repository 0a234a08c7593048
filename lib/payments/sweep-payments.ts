import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import { lookLater } from './look-later.ts';
import { askLater } from './refund/open-refund.ts';

const BATCH = 500;

/**
 * Finds what is still open though its job is long gone, as when a provider did not answer for days, and looks at it again.
 * Forgets which webhooks have come when none can come again.
 */
export async function sweepPayments(): Promise<void> {
  await getRuntime().db.transaction(async (tx) => {
    const payments = await tx.execute<{ id: string }>(sql`
      SELECT id FROM payments WHERE status IN ('pending', 'requires_action') AND updated_at < now() - interval '45 minutes'
       ORDER BY updated_at LIMIT ${BATCH}`);
    for (const { id } of payments) await lookLater(tx, id, new Date());
    const refunds = await tx.execute<{ id: string }>(sql`
      SELECT id FROM refunds WHERE status = 'pending' AND updated_at < now() - interval '1 hour'
       ORDER BY updated_at LIMIT ${BATCH}`);
    for (const { id } of refunds) await askLater(tx, id, new Date());
    await tx.execute(sql`DELETE FROM payment_events WHERE received_at < now() - interval '60 days'`);
  });
}
