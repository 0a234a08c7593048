import { sql } from 'drizzle-orm';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { CartState } from '#lib/cart/load.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import type { MovedStock } from '#lib/inventory/move-stocks.ts';
import { applyPayment } from '#lib/orders/apply-payment.ts';
import { redeem } from '#lib/promotions/redeem.ts';
import { consumeHold } from '#lib/reservations/consume.ts';
import { HOLD_MS } from '#lib/reservations/hold.ts';
import type { CheckoutInput } from './checkout-input.ts';
import { insertOrder, insertPayment } from './insert-order.ts';
import { loadPricing } from './load-pricing.ts';
import { type PricedOrder, priceOrder, sellableLines } from './price-order.ts';
import { quoteCart } from './quote.ts';
import { holdCart, lockCart, shortages } from './start-checkout.ts';
import type { CheckoutOutcome } from './types.ts';

/** Why no order was made: nothing has changed. */
export type Refusal = Extract<
  CheckoutOutcome,
  { state: 'out-of-stock' | 'total-changed' | 'promotion-used-up' | 'empty-cart' | 'not-shipped' }
>;

/**
 * `isNew`: placed by this very call, so that nobody can have charged for it. `unpaid`: another order of this cart waits for its
 * payment, and nothing was made.
 */
export type Placement =
  | { state: 'placed'; isNew: boolean }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'unpaid'; orderId: string };

export type Placing = { orderId: string; cartId: string; viewer: Viewer; input: CheckoutInput };

/**
 * Makes an order of a cart in one transaction: prices, stock, promotions and the payment to come, all of it or nothing. An
 * order that is there already is not made again, so that whoever died after it can be followed.
 */
export async function placeOrder(placing: Placing): Promise<Placement> {
  try {
    const { result } = await commitStock<Placement>((tx) => place(tx, placing));
    return result;
  } catch (error) {
    if (error instanceof Refused) return { state: 'refused', refusal: error.refusal };
    if (error instanceof PromotionGone) return { state: 'refused', refusal: await withoutPromotion(placing, error) };
    throw error;
  }
}

/** Takes everything back that the transaction has done so far. */
class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.state);
    this.refusal = refusal;
  }
}

/** Its own, since what the order costs without it is priced when this transaction is over. */
class PromotionGone extends Error {
  override name = 'PromotionGone';
  readonly code: string | null;
  constructor(code: string | null) {
    super('a promotion is used up');
    this.code = code;
  }
}

async function withoutPromotion({ cartId, input }: Placing, { code }: PromotionGone): Promise<Refusal> {
  const destination = { ...input.shippingAddress, shippingMethod: input.shippingMethod };
  const outcome = await quoteCart(sql`c.id = ${cartId}`, destination, input.email);
  return outcome.state === 'quoted' ? { state: 'promotion-used-up', code, quote: outcome.quote } : outcome;
}

async function place(tx: Transaction, placing: Placing): Promise<{ result: Placement; moved: readonly MovedStock[] }> {
  const { orderId, cartId } = placing;
  const cart = await lockCart(tx, sql`c.id = ${cartId}`);
  // Looked for with the cart locked: whoever else places this order, or another one of this cart, has ended before.
  const others = await findUnpaid(tx, cartId, orderId);
  if (others.isPlaced) return { result: { state: 'placed', isNew: false }, moved: [] };
  if (others.unpaid) return { result: { state: 'unpaid', orderId: others.unpaid }, moved: [] };
  if (!cart || sellableLines(cart).length === 0) throw new Refused({ state: 'empty-cart' });
  const held = await holdCart(tx, cart, new Date(Date.now() + HOLD_MS));
  if (held.state === 'short') throw new Refused({ state: 'out-of-stock', variants: shortages(cart, held.missing) });
  const priced = await price(tx, cart, placing);
  const order = { ...placing, priced };
  await insertOrder(tx, order);
  await consumeHold(tx, cartId, orderId);
  await redeemAll(tx, order);
  if (priced.quote.total > 0) await insertPayment(tx, order);
  else await applyPayment(tx, orderId, { state: 'succeeded' });
  return { result: { state: 'placed', isNew: true }, moved: held.moved };
}

async function price(tx: Transaction, cart: CartState, { input }: Placing): Promise<PricedOrder> {
  const { shippingAddress, shippingMethod, expectedTotal, email } = input;
  const pricing = await loadPricing(tx, cart.id, shippingAddress.country, email);
  // What is wanted is set aside by now, so all of it can be had.
  const whole = { ...cart, lines: cart.lines.map(asHeld) };
  const priced = priceOrder(whole, pricing, shippingAddress, shippingMethod);
  if (priced.quote.shippingMethod !== shippingMethod) throw new Refused({ state: 'not-shipped' });
  if (expectedTotal !== undefined && expectedTotal !== priced.quote.total) {
    throw new Refused({ state: 'total-changed', quote: priced.quote });
  }
  return priced;
}

function asHeld(line: CartState['lines'][number]): CartState['lines'][number] {
  const { offer, quantity } = line;
  return offer ? { ...line, offer: { ...offer, available: Math.max(offer.available, quantity) } } : line;
}

async function redeemAll(
  tx: Transaction,
  { orderId, input, priced }: Placing & { priced: PricedOrder },
): Promise<void> {
  const redemption = await redeem(tx, { orderId, customer: input.email, promotions: priced.promotions });
  if (redemption.state === 'redeemed') return;
  const discount = priced.quote.discounts.find(
    (_, at) => priced.promotions[at]?.promotionId === redemption.promotionId,
  );
  throw new PromotionGone(discount?.code ?? null);
}

async function findUnpaid(
  tx: Transaction,
  cartId: string,
  orderId: string,
): Promise<{ isPlaced: boolean; unpaid: string | null }> {
  const [row] = await tx.execute<{ isPlaced: boolean; unpaid: string | null }>(sql`
    SELECT EXISTS (SELECT 1 FROM orders WHERE id = ${orderId}) AS "isPlaced",
           (SELECT id FROM orders WHERE cart_id = ${cartId} AND status = 'placed' AND id <> ${orderId} LIMIT 1) AS unpaid`);
  return row ?? { isPlaced: false, unpaid: null };
}
