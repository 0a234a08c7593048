import { sql } from 'drizzle-orm';
import { emptyCart } from '#lib/cart/empty-cart.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueOrderMail } from './queue-order-mail.ts';
import { setStatus } from './set-status.ts';

/** Takes an order that was placed to `paid`, and out of its cart what it bought. The caller has locked it. */
export async function payOrder(tx: Transaction, orderId: string): Promise<void> {
  await setStatus(tx, orderId, 'paid', { note: '', actor: 'system' });
  const bought = await tx.execute<{ cartId: string; variantId: string; quantity: number }>(sql`
    SELECT o.cart_id AS "cartId", l.variant_id::text AS "variantId", l.quantity
      FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id = ${orderId} AND l.variant_id IS NOT NULL`);
  const [first] = bought;
  if (first) await emptyCart(tx, first.cartId, bought);
  await queueOrderMail(tx, { kind: 'order-confirmation', orderId });
}
