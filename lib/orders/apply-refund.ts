import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { MovedStock } from '#lib/inventory/move-stocks.ts';
import { formatMoney } from '#lib/money/format.ts';
import { queueOrderMail } from './queue-order-mail.ts';
import { returnStock } from './return-stock.ts';
import { isInHouse, mayFollow, type OrderStatus } from './rules.ts';
import { setStatus } from './set-status.ts';

/** `amount` in minor units. `actor`: as in `Step`. `returnsRest`: as in `NewRefund`. */
export type AppliedRefund = {
  id: string;
  orderId: string;
  amount: number;
  reason: string;
  actor: string;
  hasSucceeded: boolean;
  returnsRest: boolean;
};

/**
 * Counts anew what of an order's money has gone back, after a refund has come to an end. With all of it gone the order is
 * `refunded`, and what is still in the house is for sale again, unless whoever gave it back has said what is. Money beyond its
 * total, as when it was paid twice, is none of the order's. Call it within `commitStock`, which tells the caches of what it gives.
 */
export async function applyRefund(
  tx: Transaction,
  { id: refundId, orderId, amount, reason, actor, hasSucceeded, returnsRest }: AppliedRefund,
): Promise<readonly MovedStock[]> {
  const [order] = await tx.execute<{
    status: OrderStatus;
    currency: string;
    total: number;
    refunded: number;
    paid: number;
    returned: number;
  }>(sql`
    SELECT status, currency, total, refunded,
           (SELECT coalesce(sum(amount), 0)::int FROM payments WHERE order_id = o.id AND status = 'succeeded') AS paid,
           (SELECT coalesce(sum(amount), 0)::int FROM refunds WHERE order_id = o.id AND status = 'succeeded') AS returned
      FROM orders o WHERE id = ${orderId} FOR NO KEY UPDATE`);
  if (!order) return [];
  const { status, currency, total, paid, returned } = order;
  const surplus = Math.max(paid - total, 0);
  const refunded = Math.min(Math.max(returned - surplus, 0), total);
  if (refunded !== order.refunded) {
    await tx.execute(sql`
      UPDATE orders SET refunded = ${refunded}, version = version + 1, updated_at = now() WHERE id = ${orderId}`);
  }
  if (!hasSucceeded) return [];
  await queueOrderMail(tx, { kind: 'order-refunded', orderId, refundId });
  const note = `${formatMoney(amount, currency)} went back: ${reason}`;
  if (refunded === total && total > 0 && mayFollow(status, 'refunded')) {
    await setStatus(tx, orderId, 'refunded', { note, actor });
    return isInHouse(status) && returnsRest ? returnStock(tx, orderId, 'order refunded') : [];
  }
  await tx.execute(sql`INSERT INTO order_events (order_id, note, actor) VALUES (${orderId}, ${note}, ${actor})`);
  return [];
}
