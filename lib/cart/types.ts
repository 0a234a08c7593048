import type { Picture } from '#lib/catalog/types.ts';
import type { PromotionKind } from '#lib/promotions/types.ts';

/** How many of one thing a cart holds at most. */
export const MAX_QUANTITY = 99;

export type CartItem = {
  id: string;
  variantId: string;
  productId: string;
  productSlug: string;
  name: string;
  sku: string;
  /** `{"Size": "M"}`; `{}` when there is nothing to choose. */
  options: Record<string, string>;
  image: Picture | null;
  /** How many can be had of what is wanted; 0 when it is sold out. */
  quantity: number;
  /** How many the shopper asked for: more than `quantity` when there are fewer. */
  wanted: number;
  unitPrice: number;
  compareAtPrice: number | null;
  lineTotal: number;
  /** The line's part of the reductions. */
  discount: number;
  /** Units that this cart can have, those included that are set aside for it already. */
  available: number;
};

export type CartDiscount = {
  promotionId: string;
  /** Null: applies by itself. */
  code: string | null;
  name: string;
  kind: PromotionKind;
  /** Off the goods, minor units; 0 for free shipping, which the checkout takes off. */
  amount: number;
};

/** A code that was entered, and what became of it. */
export type CartCode = { promotionId: string; code: string; name: string } & (
  | { state: 'applied' }
  /** `message` is for the shopper. */
  | { state: 'refused'; reason: string; message: string }
);

/**
 * What is not as the shopper left it, or as they asked. `message` is for them; a notice stays until its id is sent back as
 * seen, but for `limited`, which is about the very write that it answers.
 */
export type CartNotice = { id: string; message: string } & (
  | { kind: 'price-changed'; itemId: string; variantId: string; from: number; to: number }
  | { kind: 'only-left'; itemId: string; variantId: string; wanted: number; available: number }
  | { kind: 'sold-out'; itemId: string; variantId: string; wanted: number }
  | { kind: 'gone'; itemId: string; variantId: string }
  | { kind: 'limited'; variantId: string; quantity: number }
);

/** Where delivery is free soonest, and how much of goods is missing for it; minor units. */
export type FreeDelivery = { country: string; from: number; missing: number };

/** A cart as it is worth now; money in minor units of `currency`. */
export type Cart = {
  /** Null: nothing has been put into it yet, so it is kept nowhere. */
  id: string | null;
  /** Grows with every write, so that of two answers the newer one is told. */
  version: number;
  currency: string;
  items: CartItem[];
  discounts: CartDiscount[];
  codes: CartCode[];
  /** Sum of `lineTotal`. */
  subtotal: number;
  /** 0 until there is an address: the checkout knows. */
  shipping: number;
  /** 0 until there is an address: the checkout knows. */
  tax: number;
  /** The goods, less the reductions. */
  total: number;
  /** Whether a promotion pays for shipping. */
  freeShipping: boolean;
  freeDelivery: FreeDelivery | null;
  notices: CartNotice[];
};
