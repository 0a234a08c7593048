import { desc, eq } from 'drizzle-orm';
import { payments } from '#db/schema/payments.ts';
import { findOrder, type OrderAccess } from '#lib/orders/read.ts';
import type { OrderPayment } from '#lib/orders/types.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getProvider } from './port.ts';
import { toFacts } from './read-payment.ts';
import { recordOutcome } from './record-outcome.ts';
import { isOpen } from './rules.ts';
import { closeDeclined } from './settle-payment.ts';

/**
 * Asks the provider what has become of the payment of an order, for whoever may see that, and takes the order to it. What may
 * still be confirmed stays open.
 * @returns the payment's status afterwards; undefined where there is none for whoever asks
 */
export async function checkOrderPayment(
  orderId: string,
  access: OrderAccess,
): Promise<{ status: OrderPayment['status'] } | undefined> {
  const order = await findOrder(orderId, access);
  if (!order) return undefined;
  const [payment] = await getRuntime()
    .db.select()
    .from(payments)
    .where(eq(payments.orderId, order.id))
    .orderBy(desc(payments.createdAt))
    .limit(1);
  if (!payment) return undefined;
  if (!isOpen(payment.status)) return { status: payment.status };
  const outcome = await getProvider(payment.provider).find(toFacts(payment));
  const recorded = await recordOutcome(payment.id, await closeDeclined(payment, outcome));
  return { status: recorded.state === 'unknown' ? payment.status : recorded.status };
}
