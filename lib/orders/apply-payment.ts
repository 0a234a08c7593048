import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { MovedStock } from '#lib/inventory/move-stocks.ts';
import { cancelOrder } from './cancel-order.ts';
import { payOrder } from './pay-order.ts';
import { queueOrderMail } from './queue-order-mail.ts';
import type { OrderStatus } from './rules.ts';

/** Until then its shopper sits at the checkout, and is told there. */
const WATCHED_SECONDS = 60;

/** What has become of an order's payment, for good. `cancelled`: the shopper never confirmed, or was never charged. */
export type PaymentResult = { state: 'succeeded' } | { state: 'declined'; code: string } | { state: 'cancelled' };

/**
 * What an order became.
 *
 * - `unchanged`: it was like that already, or is further by now
 * - `refund-due`: it had been cancelled before the money came, which has to go back
 * - `unknown`: there is no such order
 *
 * `moved` is for `commitStock`, which tells the caches of it.
 */
export type AppliedPayment = {
  state: 'paid' | 'cancelled' | 'unchanged' | 'refund-due' | 'unknown';
  moved: readonly MovedStock[];
};

/**
 * Takes an order to what its payment has come to: `paid`, with its cart emptied and its confirmation queued, or `cancelled`,
 * with its stock for sale again and its promotions given back. The same twice is once, and a late answer changes nothing
 * that is final. Call it within `commitStock`.
 */
export async function applyPayment(tx: Transaction, orderId: string, payment: PaymentResult): Promise<AppliedPayment> {
  const [order] = await tx.execute<{ status: OrderStatus; wasPaid: boolean; isUnwatched: boolean }>(sql`
    SELECT status, created_at < now() - make_interval(secs => ${WATCHED_SECONDS}) AS "isUnwatched", EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.status = 'paid') AS "wasPaid"
      FROM orders o WHERE id = ${orderId} FOR NO KEY UPDATE`);
  if (!order) return { state: 'unknown', moved: [] };
  if (payment.state !== 'succeeded') {
    if (order.status !== 'placed') return { state: 'unchanged', moved: [] };
    const note = payment.state === 'declined' ? 'The payment was declined.' : 'It was not paid for.';
    const moved = await cancelOrder(tx, orderId, { note, actor: 'system' });
    if (order.isUnwatched) await queueOrderMail(tx, { kind: 'order-cancelled', orderId, reason: 'payment-failed' });
    return { state: 'cancelled', moved };
  }
  if (order.status === 'cancelled' && !order.wasPaid) return { state: 'refund-due', moved: [] };
  if (order.status !== 'placed') return { state: 'unchanged', moved: [] };
  await payOrder(tx, orderId);
  return { state: 'paid', moved: [] };
}
