import type { Picture } from '#lib/catalog/types.ts';

/** Where to, as far as it is known yet. Country: ISO 3166-1 alpha-2. */
export type Destination = {
  country: string;
  region?: string | undefined;
  postalCode?: string | undefined;
};

export type ShippingOption = {
  id: string;
  name: string;
  description: string;
  /** What it costs for this cart, minor units; 0 where its goods are worth enough or a promotion pays. */
  price: number;
  /** What it costs otherwise. */
  fullPrice: number;
  /** From this value of goods, after reductions, it is free; null: never. */
  freeFrom: number | null;
  minDays: number;
  maxDays: number;
};

export type QuoteItem = {
  variantId: string;
  productSlug: string;
  name: string;
  options: Record<string, string>;
  image: Picture | null;
  /** How many can be had of what is wanted; 0 when it is sold out. */
  quantity: number;
  /** How many the shopper asked for. An order takes all of them or none. */
  wanted: number;
  unitPrice: number;
  lineTotal: number;
  /** The item's part of the reductions. */
  discount: number;
  /** The item's part of the tax. */
  tax: number;
  /** What can be had of it now, with what is set aside for this cart. */
  available: number;
};

/**
 * The order summary: what an order of this cart to this destination would cost now. Money in minor units of `currency`;
 * `total` = `subtotal` - `discount` + `shipping` (+ `tax`, unless prices include it).
 */
export type CheckoutQuote = {
  currency: string;
  items: QuoteItem[];
  discounts: { code: string | null; name: string; amount: number }[];
  /** For people: promotions that do not apply, with the reason. */
  notices: string[];
  subtotal: number;
  discount: number;
  /** Those that go to the destination, in the shop's order. */
  shippingOptions: ShippingOption[];
  /** The one that `shipping` is for: what was asked for if it is offered, else the first; null when none is. */
  shippingMethod: string | null;
  shipping: number;
  tax: number;
  taxIncluded: boolean;
  /** What the tax is called, such as `VAT`; empty when there is none. */
  taxName: string;
  /** Hundredths of a percent. */
  taxRate: number;
  total: number;
  /** What of the destination may still change `shipping` or `tax`. */
  missing: 'region'[];
};

/** What is wanted of a variant, and what can be had of it. */
export type Shortage = { variantId: string; name: string; quantity: number; available: number };

/** Stock that is set aside. `expiresAt`: ISO 8601. */
export type ReservationOutcome =
  | { state: 'reserved'; expiresAt: string }
  | { state: 'out-of-stock'; variants: Shortage[] }
  | { state: 'empty-cart' };

/** An order that was made, as `POST /api/checkout` tells of it; with `nextAction` beside where something is still to be done. */
export type PlacedOrder = {
  orderId: string;
  number: string;
  status: 'placed' | 'paid';
  total: number;
  currency: string;
  /** Of the order's page: a signed link where the buyer is a guest. */
  url: string;
};

/** An order before it is known who is told of it. */
export type MadeOrder = Omit<PlacedOrder, 'status' | 'url'>;

/** What the shopper's browser does next. `wait`: nobody knows yet; the order's page shows it when it is known. */
export type NextAction =
  | { type: 'redirect'; url: string }
  | { type: 'confirm'; clientSecret: string }
  | { type: 'wait' };

export type CheckoutOutcome =
  | { state: 'paid'; order: MadeOrder }
  | { state: 'placed'; order: MadeOrder; nextAction: NextAction }
  /** `code`: the provider's word for why. The order is cancelled; the cart is as it was. */
  | { state: 'declined'; code: string }
  | { state: 'out-of-stock'; variants: Shortage[] }
  /** The client expected another total; nothing was made. */
  | { state: 'total-changed'; quote: CheckoutQuote }
  /** A promotion of the cart was given to others meanwhile; nothing was made. */
  | { state: 'promotion-used-up'; code: string | null; quote: CheckoutQuote }
  | { state: 'empty-cart' }
  /** The way that was chosen does not go to this address. */
  | { state: 'not-shipped' }
  /** Another order of this cart waits for its payment. */
  | { state: 'order-pending'; orderId: string }
  | { state: 'key-reused' }
  /** Another request with this key is being answered. */
  | { state: 'in-progress' };
