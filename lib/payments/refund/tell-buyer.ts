import { eq } from 'drizzle-orm';
import { orders } from '#db/schema/orders.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { orderRefunded } from '#lib/mail/templates/order-refunded.ts';
import { orderLink } from '#lib/orders/order-link.ts';

/** Writes to the buyer that money is on its way back, once for each refund, in the caller's transaction. */
export async function tellBuyer(
  tx: Transaction,
  { id, orderId, amount }: { id: string; orderId: string; amount: number },
): Promise<void> {
  const [order] = await tx
    .select({ number: orders.number, currency: orders.currency, total: orders.total, email: orders.email })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (!order) return;
  const mail = await orderRefunded({ order, url: orderLink(orderId), amount });
  await queueMail(tx, { kind: 'order-refunded', to: order.email, ...mail, dedupeKey: `order-refunded:${id}`, orderId });
}
