import type { SQL } from 'drizzle-orm';
import { isOwned, loadCart } from '#lib/cart/load.ts';
import type { CartOwner } from '#lib/cart/owner.ts';
import { getRuntime } from '#lib/runtime.ts';
import { loadPricing } from './load-pricing.ts';
import { priceOrder, sellableLines } from './price-order.ts';
import type { CheckoutQuote, Destination } from './types.ts';

export type QuoteOutcome = { state: 'quoted'; quote: CheckoutQuote } | { state: 'empty-cart' };

/**
 * What an order of somebody's cart would cost now, with the ways in which it can be sent.
 * @param customer e-mail address by which uses of promotions are counted; undefined: not known yet
 */
export async function quoteCheckout(
  owner: CartOwner,
  wishes: Destination & { shippingMethod?: string | undefined },
  customer?: string,
): Promise<QuoteOutcome> {
  return owner.kind === 'nobody' ? { state: 'empty-cart' } : quoteCart(isOwned(owner), wishes, customer);
}

/** As `quoteCheckout`, of the cart that a condition on `carts c` names. */
export async function quoteCart(
  where: SQL,
  { shippingMethod, ...destination }: Destination & { shippingMethod?: string | undefined },
  customer: string | undefined,
): Promise<QuoteOutcome> {
  const { db } = getRuntime();
  const cart = await loadCart(db, where);
  if (!cart || sellableLines(cart).length === 0) return { state: 'empty-cart' };
  const pricing = await loadPricing(db, cart.id, destination.country, customer);
  return { state: 'quoted', quote: priceOrder(cart, pricing, destination, shippingMethod).quote };
}
