import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { explainRefusal } from '#lib/promotions/explain.ts';
import { getRuntime } from '#lib/runtime.ts';
import {
  type CartLine,
  type CartState,
  type DeliveryRate,
  isOwned,
  loadCart,
  loadFreeDelivery,
  loadPromotions,
  type Offer,
  toFreeDelivery,
} from './load.ts';
import { noticesOf } from './notices.ts';
import { type CartOwner, ownerOf } from './owner.ts';
import { type PricedCart, priceCart } from './price-cart.ts';
import type { Cart, CartCode, CartItem } from './types.ts';

/** Of carts that nobody has put anything into. */
export const SHOP_CURRENCY = 'EUR';

/**
 * The cart of whoever asks, with prices, stock and promotions as Postgres has them now; an empty one with `id` null when
 * there is none.
 * @param token of the cart's cookie; counts for guests only
 * @param tx to read it in, for who has locked something of it
 */
export function readCart(viewer: Viewer, token: string | undefined, tx?: Transaction): Promise<Cart> {
  const customer = viewer.kind === 'user' ? viewer.email : undefined;
  return readOwnedCart(ownerOf(viewer, token), customer, tx);
}

/** @param customer e-mail address by which uses of a promotion are counted; undefined: not known yet */
export async function readOwnedCart(
  owner: CartOwner,
  customer: string | undefined,
  tx: Pick<Transaction, 'execute'> = getRuntime().db,
): Promise<Cart> {
  const state = owner.kind === 'nobody' ? undefined : await loadCart(tx, isOwned(owner));
  if (!state) return emptyCart(await loadFreeDelivery(tx, SHOP_CURRENCY));
  const [{ promotions, usedBy }, rate] = await Promise.all([
    loadPromotions(tx, state.id, customer),
    loadFreeDelivery(tx, state.currency),
  ]);
  const sold = state.lines.filter((line): line is SoldLine => line.offer?.currency === state.currency);
  const lines = sold.map(({ id, quantity, offer }) => ({
    id,
    quantity: Math.min(quantity, offer.available),
    unitPrice: offer.price,
  }));
  const priced = priceCart({
    currency: state.currency,
    lines,
    promotions,
    now: new Date(),
    usedBy,
    // Where it goes is not known yet: as far as delivery is free soonest, and never free where nobody says so.
    shipping: (goods) => (rate ? (goods < rate.freeFrom ? rate.price : 0) : 1),
  });
  return toCart(state, sold, priced, rate);
}

type SoldLine = CartLine & { offer: Offer };

function toCart(state: CartState, sold: SoldLine[], priced: PricedCart, rate: DeliveryRate | undefined): Cart {
  const { id, version, currency, lines } = state;
  return {
    id,
    version,
    currency,
    items: sold.map((line, at) => toItem(line, priced.lines[at])),
    discounts: priced.discounts,
    codes: toCodes(priced),
    subtotal: priced.subtotal,
    shipping: 0,
    tax: 0,
    total: priced.total,
    freeShipping: priced.freeShipping,
    freeDelivery: rate ? toFreeDelivery(rate, priced.total) : null,
    notices: lines.flatMap((line) => noticesOf(line, currency)),
  };
}

function toItem(
  { id, variantId, quantity: wanted, offer }: SoldLine,
  priced: PricedCart['lines'][number] | undefined,
): CartItem {
  const { price: unitPrice, currency, ...rest } = offer;
  const { lineTotal = 0, discount = 0 } = priced ?? {};
  const quantity = Math.min(wanted, offer.available);
  return { id, variantId, ...rest, quantity, wanted, unitPrice, lineTotal, discount };
}

function toCodes({ discounts, refused }: PricedCart): CartCode[] {
  const applied = discounts.flatMap(({ promotionId, code, name }): CartCode[] =>
    code === null ? [] : [{ promotionId, code, name, state: 'applied' }],
  );
  const others = refused.flatMap((refusal): CartCode[] => {
    const { id: promotionId, code, name } = refusal.promotion;
    if (code === null) return [];
    const message = explainRefusal(refusal);
    return [{ promotionId, code, name, state: 'refused', reason: refusal.refusal.reason, message }];
  });
  return [...applied, ...others];
}

const emptyCart = (rate: DeliveryRate | undefined): Cart => ({
  id: null,
  version: 0,
  currency: SHOP_CURRENCY,
  items: [],
  discounts: [],
  codes: [],
  subtotal: 0,
  shipping: 0,
  tax: 0,
  total: 0,
  freeShipping: false,
  freeDelivery: rate ? toFreeDelivery(rate, 0) : null,
  notices: [],
});
