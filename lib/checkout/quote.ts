import { isOwned, loadCart } from '#lib/cart/load.ts';
import type { CartOwner } from '#lib/cart/owner.ts';
import { getRuntime } from '#lib/runtime.ts';
import { loadPricing } from './load-pricing.ts';
import { priceOrder } from './price-order.ts';
import type { CheckoutQuote, Destination } from './types.ts';

export type QuoteOutcome = { state: 'quoted'; quote: CheckoutQuote } | { state: 'empty-cart' };

/**
 * What an order of somebody's cart would cost now, with the ways in which it can be sent.
 * @param customer e-mail address by which uses of promotions are counted; undefined: not known yet
 */
export async function quoteCheckout(
  owner: CartOwner,
  { shippingMethod, ...destination }: Destination & { shippingMethod?: string | undefined },
  customer?: string,
): Promise<QuoteOutcome> {
  const { db } = getRuntime();
  const cart = owner.kind === 'nobody' ? undefined : await loadCart(db, isOwned(owner));
  if (!cart || cart.lines.length === 0) return { state: 'empty-cart' };
  const pricing = await loadPricing(db, cart.id, destination.country, customer);
  return { state: 'quoted', quote: priceOrder(cart, pricing, destination, shippingMethod).quote };
}
