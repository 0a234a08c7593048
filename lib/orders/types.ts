import type { PostalAddress } from '#db/schema/orders.ts';
import type { Picture } from '#lib/catalog/types.ts';
import type { OrderStatus } from './rules.ts';

export type { PostalAddress };

/** What was bought, as it was then. Money in minor units of the order's currency. */
export type OrderItem = {
  id: string;
  /** Null when it is sold no more. */
  variantId: string | null;
  productSlug: string;
  name: string;
  sku: string;
  options: Record<string, string>;
  image: Picture | null;
  quantity: number;
  unitPrice: number;
  lineTotal: number;
  /** The item's part of the order's reductions. */
  discount: number;
  /** The item's part of the order's tax. */
  tax: number;
};

/** A reduction, as the shopper saw it. `code` null: it applied by itself. */
export type OrderDiscount = { code: string | null; name: string; amount: number };

/** A step of an order's history, oldest first. */
export type OrderEvent = {
  /** Null for what is no step, such as a part of the money that went back. */
  status: OrderStatus | null;
  note: string;
  by: 'customer' | 'system' | 'shop';
  /** ISO 8601. */
  at: string;
};

/** How the order is paid. `requires_action`: the shopper has to confirm it; `pending`: nobody knows yet. */
export type OrderPayment = {
  provider: 'test' | 'stripe';
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'cancelled';
  /** The provider's word for why it failed, such as `card_declined`. */
  failureCode: string | null;
};

/** Who carries a parcel, and under which number; either may be unknown. */
export type Tracking = { carrier: string | null; number: string | null };

/** An order as its buyer sees it. `total` = `subtotal` - `discount` + `shipping` (+ `tax`, unless prices include it). */
export type Order = {
  id: string;
  /** For people: `S-100042`. */
  number: string;
  status: OrderStatus;
  email: string;
  currency: string;
  items: OrderItem[];
  discounts: OrderDiscount[];
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  taxIncluded: boolean;
  /** What the tax is called, such as `VAT`; empty when there is none. */
  taxName: string;
  /** Hundredths of a percent. */
  taxRate: number;
  total: number;
  refunded: number;
  shippingAddress: PostalAddress;
  shippingMethod: { id: string; name: string };
  /** Null until it is said who carries it, or under which number. */
  tracking: Tracking | null;
  payment: OrderPayment | null;
  timeline: OrderEvent[];
  version: number;
  /** ISO 8601. */
  placedAt: string;
  updatedAt: string;
};

/** An order in a list. */
export type OrderSummary = {
  id: string;
  number: string;
  status: OrderStatus;
  currency: string;
  total: number;
  refunded: number;
  /** Pieces, all lines together. */
  quantity: number;
  /** Of its first lines. */
  images: Picture[];
  /** ISO 8601. */
  placedAt: string;
};
