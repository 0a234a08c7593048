import { sql } from 'drizzle-orm';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { orderCancelled } from '#lib/mail/templates/order-cancelled.ts';
import { orderConfirmation } from '#lib/mail/templates/order-confirmation.ts';
import { orderRefunded } from '#lib/mail/templates/order-refunded.ts';
import { orderShipped } from '#lib/mail/templates/order-shipped.ts';
import { wasMischarged } from '#lib/payments/rules.ts';
import { getRuntime } from '#lib/runtime.ts';
import { orderLink } from './order-link.ts';
import { keyOf, type OrderMail } from './queue-order-mail.ts';
import { readOrder } from './read.ts';
import type { Order } from './types.ts';

/** The job behind `queueOrderMail`: says of the order what is so by now, once. */
export async function writeOrderMail(mail: OrderMail): Promise<void> {
  const { db } = getRuntime();
  const { orderId, kind } = mail;
  const order = await readOrder(sql`o.id = ${orderId}`);
  if (!order) return;
  const rendered = await render(mail, order, orderLink(orderId));
  await db.transaction((tx) => queueMail(tx, { kind, to: order.email, ...rendered, dedupeKey: keyOf(mail), orderId }));
}

async function render(mail: OrderMail, order: Order, url: string) {
  switch (mail.kind) {
    case 'order-confirmation':
      return orderConfirmation({ order, url });
    case 'order-shipped':
      return orderShipped({ order, url, tracking: order.tracking });
    case 'order-cancelled':
      return orderCancelled({
        order,
        url,
        reason: mail.reason,
        paid: await readSum('payments', mail.orderId),
        wasMischarged: wasMischarged(order.payment),
      });
    case 'order-refunded':
      return orderRefunded({ order, url, amount: await readSum('refund', mail.refundId) });
  }
}

/** Minor units: what was paid for an order, or what one refund gives back. */
async function readSum(of: 'payments' | 'refund', id: string): Promise<number> {
  const source =
    of === 'payments' ? sql`payments WHERE order_id = ${id} AND status = 'succeeded'` : sql`refunds WHERE id = ${id}`;
  const [row] = await getRuntime().db.execute<{ sum: number }>(
    sql`SELECT coalesce(sum(amount), 0)::int AS sum FROM ${source}`,
  );
  return row?.sum ?? 0;
}
