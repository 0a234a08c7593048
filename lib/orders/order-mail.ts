import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { type CancelReason, orderCancelled } from '#lib/mail/templates/order-cancelled.ts';
import { orderConfirmation } from '#lib/mail/templates/order-confirmation.ts';
import { orderShipped } from '#lib/mail/templates/order-shipped.ts';
import { orderLink } from './order-link.ts';
import { readOrder } from './read.ts';
import type { Order } from './types.ts';

/** Tells the buyer that their order is in and paid: in the caller's transaction, and once. */
export const queueConfirmation = (tx: Transaction, orderId: string): Promise<void> =>
  queueOnce(tx, orderId, 'order-confirmation', (order, url) => orderConfirmation({ order, url }));

/** Tells the buyer that their order has left the house. */
export const queueShipped = (tx: Transaction, orderId: string): Promise<void> =>
  queueOnce(tx, orderId, 'order-shipped', (order, url) => orderShipped({ order, url }));

/** Tells the buyer that there is no order any more, and what of their money comes back. */
export const queueCancelled = (tx: Transaction, orderId: string, reason: CancelReason): Promise<void> =>
  queueOnce(tx, orderId, 'order-cancelled', (order, url) => {
    const wasPaid = order.payment?.status === 'succeeded';
    return orderCancelled({ order, url, reason, paid: wasPaid ? order.total - order.refunded : 0 });
  });

type Rendered = { subject: string; html: string; text: string };
type Kind = 'order-confirmation' | 'order-shipped' | 'order-cancelled';

async function queueOnce(
  tx: Transaction,
  orderId: string,
  kind: Kind,
  render: (order: Order, url: string) => Promise<Rendered>,
): Promise<void> {
  const order = await readOrder(sql`o.id = ${orderId}`, tx);
  if (!order) return;
  const { subject, html, text } = await render(order, orderLink(orderId));
  await queueMail(tx, { kind, to: order.email, subject, html, text, dedupeKey: `${kind}:${orderId}`, orderId });
}
