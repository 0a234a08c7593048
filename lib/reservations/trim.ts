import { sql } from 'drizzle-orm';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { getRuntime } from '#lib/runtime.ts';
import { HOLD_MS, holdStock } from './hold.ts';
import type { Units } from './plan.ts';

/**
 * Gives back what is held for a cart that does not have it any more. More is set aside at the checkout alone. Never rejects:
 * what cannot be given back now goes back when its time is over.
 */
export async function trimHold(cartId: string): Promise<void> {
  const { db, log } = getRuntime();
  try {
    const [tooMuch] = await db.execute(sql`${surplus(cartId)} LIMIT 1`);
    if (tooMuch) await trim(cartId);
  } catch (err) {
    log.warn({ err }, 'what a cart holds could not be given back yet');
  }
}

/** Held rows of which the cart has less. */
const surplus = (cartId: string) => sql`
  SELECT 1 FROM reservations r LEFT JOIN cart_items ci ON ci.cart_id = r.cart_id AND ci.variant_id = r.variant_id
   WHERE r.cart_id = ${cartId} AND r.state = 'held' AND coalesce(ci.quantity, 0) < r.quantity`;

async function trim(cartId: string): Promise<void> {
  await commitStock(async (tx) => {
    await tx.execute(sql`SELECT FROM carts WHERE id = ${cartId} FOR UPDATE`);
    const kept = await tx.execute<Units & { expiresAt: string }>(sql`
      SELECT r.variant_id::text AS "variantId", least(r.quantity, ci.quantity) AS quantity, r.expires_at AS "expiresAt"
        FROM reservations r JOIN cart_items ci ON ci.cart_id = r.cart_id AND ci.variant_id = r.variant_id
       WHERE r.cart_id = ${cartId} AND r.state = 'held' ORDER BY r.variant_id FOR UPDATE OF r`);
    const expiresAt = new Date(kept[0]?.expiresAt ?? Date.now() + HOLD_MS);
    const hold = await holdStock(
      tx,
      cartId,
      kept.map(({ variantId, quantity }) => ({ variantId, quantity })),
      expiresAt,
    );
    return { result: undefined, moved: hold.state === 'held' ? hold.moved : [] };
  });
}
