import { and, eq, inArray } from 'drizzle-orm';
import { payments } from '#db/schema/payments.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getProvider } from './port.ts';
import { toFacts } from './read-payment.ts';
import { recordOutcome } from './record-outcome.ts';

/**
 * Sees to it that nobody will be charged any more for an order, and takes it to what its payments have come to by then.
 * @returns `pending`: a provider does not say
 */
export async function closePayments(orderId: string): Promise<'closed' | 'pending'> {
  const open = await getRuntime()
    .db.select()
    .from(payments)
    .where(and(eq(payments.orderId, orderId), inArray(payments.status, ['pending', 'requires_action'])));
  let closed: 'closed' | 'pending' = 'closed';
  for (const payment of open) {
    const outcome = await getProvider(payment.provider).cancel(toFacts(payment));
    if (outcome.state === 'unknown') closed = 'pending';
    else await recordOutcome(payment.id, outcome);
  }
  return closed;
}
