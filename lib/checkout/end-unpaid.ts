import { sql } from 'drizzle-orm';
import { closePayments } from '#lib/payments/close-payments.ts';
import { getRuntime } from '#lib/runtime.ts';

/** So long whoever placed an order may be about to have it paid. */
const IN_FLIGHT_SECONDS = 60;

/**
 * Ends an order that was placed and not paid, since its shopper begins anew: they did not confirm, or nobody has heard of the
 * first card. Nobody will be charged for it then.
 * @returns `pending`: it may be paid this very moment, so it stays
 */
export async function endUnpaid(orderId: string): Promise<'closed' | 'pending'> {
  const [inFlight] = await getRuntime().db.execute(sql`
    SELECT 1 FROM payments WHERE order_id = ${orderId} AND status = 'pending'
       AND created_at > now() - make_interval(secs => ${IN_FLIGHT_SECONDS})`);
  return inFlight ? 'pending' : closePayments(orderId);
}
