import type { ShippingCost } from '#lib/promotions/choose.ts';
import { type Refused, reduce } from '#lib/promotions/rules.ts';
import type { Promotion } from '#lib/promotions/types.ts';
import type { CartDiscount } from './types.ts';

export type PricedLine = {
  id: string;
  lineTotal: number;
  /** The line's part of the reductions: never more than `lineTotal`. */
  discount: number;
};

export type PricedCart = {
  /** As the lines came. */
  lines: PricedLine[];
  discounts: CartDiscount[];
  refused: Refused[];
  /** Sum of `lineTotal`. */
  subtotal: number;
  /** Sum of the lines' discounts, and of `discounts`. */
  discount: number;
  /** `subtotal` less `discount`. */
  total: number;
  freeShipping: boolean;
};

export type PriceCartInput = {
  currency: string;
  lines: readonly { id: string; quantity: number; unitPrice: number }[];
  promotions: readonly Promotion[];
  now: Date;
  /** How often this customer has used a promotion, by its id. */
  usedBy: ReadonlyMap<string, number>;
  /** Decides which promotions are worth most, and nothing else. */
  shipping: ShippingCost;
};

/** What the goods of a cart cost, with the promotions that apply. Minor units. */
export function priceCart({ lines, ...rest }: PriceCartInput): PricedCart {
  const amounts = lines.map(({ id, quantity, unitPrice }) => ({ key: id, amount: quantity * unitPrice }));
  const { applied, refused, discount, freeShipping } = reduce({ ...rest, lines: amounts });
  const subtotal = amounts.reduce((sum, { amount }) => sum + amount, 0);
  return {
    lines: amounts.map(({ key, amount }) => ({
      id: key,
      lineTotal: amount,
      discount: applied.reduce((sum, { byLine }) => sum + (byLine.get(key) ?? 0), 0),
    })),
    discounts: applied.map(({ promotion: { id, code, name, kind }, amount }) => ({
      promotionId: id,
      code,
      name,
      kind,
      amount,
    })),
    refused,
    subtotal,
    discount,
    total: subtotal - discount,
    freeShipping,
  };
}
