import { randomUUID } from 'node:crypto';
import { openPayment } from '#lib/payments/open-payment.ts';
import type { Charge, ProviderName } from '#lib/payments/port.ts';
import { insertOrder } from './orders.ts';
import type { TestShop } from './runtime.ts';

/** What the orders of tests cost, minor units. */
export const TOTAL = 1_000;

/**
 * An order of one piece, placed but not paid, whose payment is about to be asked for: as checkout leaves it before it charges.
 */
export async function placeOrder(
  { sql, runtime }: TestShop,
  { productId, provider = 'test' }: { productId: number; provider?: ProviderName },
): Promise<Charge> {
  const orderId = await insertOrder(sql, { productId, status: 'placed' });
  const variantId = productId * 10;
  await sql`UPDATE inventory SET available = available - 1, version = version + 1 WHERE variant_id = ${variantId}`;
  await sql`INSERT INTO reservations (cart_id, order_id, variant_id, quantity, state, expires_at)
            VALUES (${orderId}, ${orderId}, ${variantId}, 1, 'consumed', now() + interval '15 minutes')`;
  const payment = { paymentId: `pay_${randomUUID()}`, orderId, amount: TOTAL, currency: 'EUR' };
  await runtime.db.transaction((tx) => openPayment(tx, { ...payment, provider }));
  return { ...payment, token: 'tok_ok' };
}

/** What the shop has written down of a payment, and what became of its order. */
export async function bookOf({ sql }: TestShop, { paymentId, orderId }: Pick<Charge, 'paymentId' | 'orderId'>) {
  const [payment] = await sql<{ status: string; ref: string | null; code: string | null; refunded: number }[]>`
    SELECT status, provider_ref AS ref, failure_code AS code, refunded FROM payments WHERE id = ${paymentId}`;
  const [order] = await sql<{ status: string; refunded: number }[]>`
    SELECT status, refunded FROM orders WHERE id = ${orderId}`;
  const events = await sql<{ status: string | null; note: string; actor: string }[]>`
    SELECT status, note, actor FROM order_events WHERE order_id = ${orderId} ORDER BY id`;
  const refunds = await sql<{ id: string; amount: number; status: string }[]>`
    SELECT id, amount, status FROM refunds WHERE order_id = ${orderId} ORDER BY created_at`;
  return { payment, order, events: [...events], refunds: [...refunds] };
}
