import { sql } from 'drizzle-orm';
import { isId } from '#lib/catalog/ids.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { trimHold } from '#lib/reservations/trim.ts';
import { type CartWrite, changeCart, type Shopper } from './change-cart.ts';
import { SHOP_CURRENCY } from './read.ts';
import { CartRefused } from './refusals.ts';
import { findOffer } from './store/offer.ts';
import { type OpenCart, openCart, openOrMakeCart } from './store/open-cart.ts';
import { type CartNotice, MAX_QUANTITY } from './types.ts';

/** Of different things: more than anybody carries, and few enough to be read and priced at once. */
const MAX_LINES = 100;

/**
 * Puts more of a variant into the cart of whoever asks, and makes them a cart if they have none. Where there are fewer, as
 * many as there are; a notice says so. Adds at the same time all count.
 * @param quantity 1 to 99
 */
export function addItem(shopper: Shopper, variantId: string, quantity: number): Promise<CartWrite> {
  return changeCart(shopper, async (tx, owner) => {
    if (!isId(variantId)) throw new CartRefused({ state: 'unknown-variant' });
    const cart = await openOrMakeCart(tx, owner, SHOP_CURRENCY);
    const offer = await findOffer(tx, cart.id, variantId);
    if (!offer) throw new CartRefused({ state: 'unknown-variant' });
    if (offer.available <= 0) throw new CartRefused({ state: 'sold-out', variantId, name: offer.name });
    if (offer.otherLines >= MAX_LINES) throw new CartRefused({ state: 'full', maxLines: MAX_LINES });
    await agreeOnCurrency(tx, cart, offer);
    const most = Math.min(MAX_QUANTITY, offer.available);
    // What the row holds may be more than is left by now, so the sum is bounded as a whole.
    const [row] = await tx.execute<{ quantity: number; wanted: number }>(sql`
      WITH before AS (SELECT quantity FROM cart_items WHERE cart_id = ${cart.id} AND variant_id = ${variantId}::bigint)
      INSERT INTO cart_items (cart_id, variant_id, name, quantity, seen_price)
      VALUES (${cart.id}, ${variantId}::bigint, ${offer.name}, least(${most}, ${quantity}::int), ${offer.price})
      ON CONFLICT (cart_id, variant_id) DO UPDATE
         SET quantity = least(${most}, cart_items.quantity + ${quantity}), name = excluded.name, seen_price = excluded.seen_price
      RETURNING quantity, coalesce((SELECT quantity FROM before), 0) + ${quantity}::int AS wanted`);
    const limited = row && row.quantity < row.wanted;
    return { cart, notices: limited ? [limitNotice(variantId, offer.name, row.quantity)] : [] };
  });
}

/**
 * Sets how many of an item are in the cart; 0 takes it out. More than there are becomes as many as there are, and a notice
 * says so.
 * @param quantity 0 to 99
 */
export async function setQuantity(shopper: Shopper, itemId: string, quantity: number): Promise<CartWrite> {
  const written = await changeCart(shopper, async (tx, owner) => {
    const cart = await openCart(tx, owner);
    const item = cart && isId(itemId) ? await findItem(tx, cart.id, itemId) : undefined;
    if (!cart || !item) throw new CartRefused({ state: 'unknown-item' });
    const offer = await findOffer(tx, cart.id, item.variantId);
    if (quantity === 0 || !offer) {
      await tx.execute(sql`DELETE FROM cart_items WHERE id = ${itemId}::bigint`);
      return { cart, notices: [] };
    }
    // Of what is sold out as many stay as were wanted: it may come back.
    const most = offer.available > 0 ? offer.available : item.quantity;
    const kept = Math.min(quantity, most);
    await tx.execute(sql`UPDATE cart_items SET quantity = ${kept} WHERE id = ${itemId}::bigint`);
    const isLimited = kept < quantity && offer.available > 0;
    return { cart, notices: isLimited ? [limitNotice(item.variantId, offer.name, kept)] : [] };
  });
  return giveBack(written);
}

/** Takes everything out of the cart, and its codes. */
export async function clearCart(shopper: Shopper): Promise<CartWrite> {
  const written = await changeCart(shopper, async (tx, owner) => {
    const cart = await openCart(tx, owner);
    if (cart) {
      await tx.execute(sql`DELETE FROM cart_items WHERE cart_id = ${cart.id}`);
      await tx.execute(sql`DELETE FROM cart_promotions WHERE cart_id = ${cart.id}`);
    }
    return { cart, notices: [] };
  });
  return giveBack(written);
}

/** What was set aside at the checkout and is not in the cart any more is for others. */
async function giveBack(written: CartWrite): Promise<CartWrite> {
  if (written.state === 'written' && written.cart.id !== null) await trimHold(written.cart.id);
  return written;
}

/** One thing of another currency would make a total of nothing; what is alone in the cart decides. */
async function agreeOnCurrency(
  tx: Transaction,
  cart: OpenCart,
  offer: { currency: string; otherLines: number },
): Promise<void> {
  if (offer.currency === cart.currency) return;
  if (offer.otherLines > 0) throw new CartRefused({ state: 'other-currency', currency: cart.currency });
  await tx.execute(sql`UPDATE carts SET currency = ${offer.currency} WHERE id = ${cart.id}`);
}

async function findItem(tx: Transaction, cartId: string, itemId: string) {
  const [item] = await tx.execute<{ variantId: string; quantity: number }>(sql`
    SELECT variant_id::text AS "variantId", quantity FROM cart_items
     WHERE id = ${itemId}::bigint AND cart_id = ${cartId}`);
  return item;
}

function limitNotice(variantId: string, name: string, quantity: number): CartNotice {
  const message =
    quantity === MAX_QUANTITY
      ? `${MAX_QUANTITY} of ${name} is as many as a cart holds.`
      : `Only ${quantity} of ${name} ${quantity === 1 ? 'is' : 'are'} left, so that is how many are in your cart.`;
  return { id: `limited:${variantId}`, kind: 'limited', variantId, quantity, message };
}
