import type { CartState, Offer } from '#lib/cart/load.ts';
import { priceCart } from '#lib/cart/price-cart.ts';
import { explainRefusal } from '#lib/promotions/explain.ts';
import type { Promotion } from '#lib/promotions/types.ts';
import { chooseShipping, findShippingOptions, type ShippingRate } from './shipping.ts';
import { computeTax, findTaxRule, type TaxRule } from './tax.ts';
import type { CheckoutQuote, Destination } from './types.ts';

export type Pricing = {
  promotions: readonly Promotion[];
  /** How often this customer has used a promotion, by its id. */
  usedBy: ReadonlyMap<string, number>;
  rates: readonly ShippingRate[];
  taxRules: readonly TaxRule[];
  now: Date;
};

/** A line of a cart that can be bought. */
export type Sellable = CartState['lines'][number] & { offer: Offer };

/** A quote with what an order keeps of it beside. */
export type PricedOrder = {
  quote: CheckoutQuote;
  lines: { line: Sellable; quantity: number; lineTotal: number; discount: number; tax: number }[];
  promotions: { promotionId: string; amount: number }[];
};

/** What of a cart is sold, in its currency. */
export const sellableLines = ({ currency, lines }: CartState): Sellable[] =>
  lines.filter((line): line is Sellable => line.offer?.currency === currency);

/** What an order of this cart would cost. Nothing of it is decided by what a client says but the destination and the way there. */
export function priceOrder(
  cart: CartState,
  pricing: Pricing,
  destination: Destination,
  wantedMethod?: string | undefined,
): PricedOrder {
  const { currency } = cart;
  const sellable = sellableLines(cart);
  const quantities = sellable.map(({ quantity, offer }) => Math.min(quantity, offer.available));
  const lines = sellable.map(({ id, offer }, at) => ({ id, quantity: quantities[at] ?? 0, unitPrice: offer.price }));
  const way = { rates: pricing.rates, country: destination.country, currency };
  const priced = priceCart({
    currency,
    lines,
    promotions: pricing.promotions,
    usedBy: pricing.usedBy,
    now: pricing.now,
    shipping: (goods) => {
      const options = findShippingOptions({ ...way, goods, freeShipping: false });
      return options.length === 0 ? 0 : Math.min(...options.map(({ price }) => price));
    },
  });
  const shippingOptions = findShippingOptions({ ...way, goods: priced.total, freeShipping: priced.freeShipping });
  const chosen = chooseShipping(shippingOptions, wantedMethod);
  const shipping = chosen?.price ?? 0;
  const tax = computeTax(
    findTaxRule(pricing.taxRules, destination),
    priced.lines.map(({ id, lineTotal, discount }) => ({ key: id, amount: lineTotal - discount })),
    shipping,
  );
  const parts = priced.lines.map(({ id, lineTotal, discount }, at) => ({
    line: sellable[at] as Sellable,
    quantity: quantities[at] ?? 0,
    lineTotal,
    discount,
    tax: tax.byLine.get(id) ?? 0,
  }));
  return {
    lines: parts,
    promotions: priced.discounts.map(({ promotionId, amount }) => ({ promotionId, amount })),
    quote: {
      currency,
      items: parts.map(toItem),
      discounts: priced.discounts.map(({ code, name, amount }) => ({ code, name, amount })),
      notices: priced.refused.filter(({ promotion }) => promotion.code !== null).map(explainRefusal),
      subtotal: priced.subtotal,
      discount: priced.discount,
      shippingOptions,
      shippingMethod: chosen?.id ?? null,
      shipping,
      tax: tax.amount,
      taxIncluded: tax.included,
      taxName: tax.name,
      taxRate: tax.rate,
      total: priced.total + shipping + (tax.included ? 0 : tax.amount),
      missing: isRegionTaxed(pricing.taxRules, destination) && !destination.region ? ['region'] : [],
    },
  };
}

const isRegionTaxed = (rules: readonly TaxRule[], { country }: Destination): boolean =>
  rules.some((rule) => rule.country === country && rule.region !== '');

function toItem({
  line,
  quantity,
  lineTotal,
  discount,
  tax,
}: PricedOrder['lines'][number]): CheckoutQuote['items'][number] {
  const { productSlug, name, options, image, price: unitPrice, available } = line.offer;
  const { variantId, quantity: wanted } = line;
  return {
    variantId,
    productSlug,
    name,
    options,
    image,
    quantity,
    wanted,
    unitPrice,
    lineTotal,
    discount,
    tax,
    available,
  };
}
