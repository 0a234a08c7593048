import { sql } from 'drizzle-orm';
import { isId } from '#lib/catalog/ids.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type CartWrite, changeCart, type Shopper } from './change-cart.ts';
import { openCart } from './store/open-cart.ts';

/**
 * Notes that the shopper has seen these notices: from then on the new price is the one they know, they want as many as there
 * were, and what is gone leaves the cart. Ids that name nothing change nothing.
 * @param noticeIds as the cart's notices have them
 */
export function markSeen(shopper: Shopper, noticeIds: readonly string[]): Promise<CartWrite> {
  return changeCart(shopper, async (tx, owner) => {
    const cart = await openCart(tx, owner);
    if (cart) for (const id of noticeIds) await settle(tx, cart.id, id);
    return { cart, notices: [] };
  });
}

async function settle(tx: Transaction, cartId: string, noticeId: string): Promise<void> {
  const [kind, itemId = '', text] = noticeId.split(':');
  if (!isId(itemId)) return;
  const item = sql`ci.id = ${itemId}::bigint AND ci.cart_id = ${cartId}`;
  if (kind === 'gone') {
    // Only what is gone still: it may be sold again by now.
    await tx.execute(sql`
      DELETE FROM cart_items ci USING carts c WHERE ${item} AND c.id = ci.cart_id AND NOT EXISTS (
        SELECT FROM variants v JOIN products p ON p.id = v.product_id
         WHERE v.id = ci.variant_id AND p.status = 'published' AND p.currency = c.currency)`);
    return;
  }
  const seen = Number(text);
  if (!Number.isInteger(seen) || seen < 0 || seen > 2_147_483_647) return;
  if (kind === 'price') await tx.execute(sql`UPDATE cart_items ci SET seen_price = ${seen} WHERE ${item}`);
  // What is sold out stays as it was wanted.
  if (kind === 'stock' && seen > 0) {
    await tx.execute(sql`UPDATE cart_items ci SET quantity = least(ci.quantity, ${seen}) WHERE ${item}`);
  }
}
