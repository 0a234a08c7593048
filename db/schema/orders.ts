import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgSequence,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { products, variants } from './catalog.ts';
import { moment, timestamps } from './columns.ts';

/** In the order in which they usually come; lib/orders/rules.ts says which may follow which. */
export const orderStatus = pgEnum('order_status', [
  'placed',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
]);

/** Of the numbers that people read. */
export const orderNumbers = pgSequence('order_numbers', { startWith: 100_001 });

export type PostalAddress = {
  name: string;
  line1: string;
  line2?: string;
  city: string;
  postalCode: string;
  region?: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
};

/** What somebody who looks for an order may know of it: an expression of the index `orders_words`, and of lib/orders. */
const orderWords = (t: { [Name in 'number' | 'email' | 'shippingAddress' | 'trackingNumber']: AnyPgColumn }) =>
  sql`(${t.number} || ' ' || ${t.email} || ' ' || coalesce(${t.shippingAddress} ->> 'name', '') || ' ' || coalesce(${t.trackingNumber}, '')) gin_trgm_ops`;

/** As the order was made; money in minor units of `currency`. */
export const orders = pgTable(
  'orders',
  {
    /** Drawn at random. */
    id: text().primaryKey(),
    /** For people: `S-100042`. */
    number: text().notNull().unique(),
    userId: text().references(() => users.id, { onDelete: 'set null' }),
    /** Lower case. */
    email: text().notNull(),
    status: orderStatus().notNull().default('placed'),
    currency: char({ length: 3 }).notNull(),
    /** Of the goods, before reductions. */
    subtotal: integer().notNull(),
    discount: integer().notNull(),
    shipping: integer().notNull(),
    /** Contained in `total`, whether prices include it or not. */
    tax: integer().notNull(),
    /** Whether prices included the tax; else it was added to them. */
    taxIncluded: boolean().notNull(),
    /** As an invoice names it: `VAT`; empty where there was none. */
    taxName: text().notNull().default(''),
    /** Hundredths of a percent. */
    taxRate: integer().notNull().default(0),
    total: integer().notNull(),
    refunded: integer().notNull().default(0),
    /** What each reduction took off, as the shopper saw it. */
    discounts: jsonb().$type<{ code: string | null; name: string; amount: number }[]>().notNull().default([]),
    shippingAddress: jsonb().$type<PostalAddress>().notNull(),
    shippingMethod: text().notNull(),
    shippingMethodName: text().notNull(),
    /** Who carries it, and under which number; null until somebody says so. */
    carrier: text(),
    trackingNumber: text(),
    cartId: text().notNull(),
    version: bigint({ mode: 'number' }).notNull().default(1),
    ...timestamps,
  },
  (t) => [
    check('orders_email_lower', sql`${t.email} = lower(${t.email}) AND length(${t.email}) <= 254`),
    check(
      'orders_money',
      sql`${t.subtotal} >= 0 AND ${t.discount} BETWEEN 0 AND ${t.subtotal} AND ${t.shipping} >= 0 AND ${t.tax} >= 0 AND ${t.total} >= 0`,
    ),
    check(
      'orders_total',
      sql`${t.total} = ${t.subtotal} - ${t.discount} + ${t.shipping} + CASE WHEN ${t.taxIncluded} THEN 0 ELSE ${t.tax} END`,
    ),
    check('orders_refunded', sql`${t.refunded} BETWEEN 0 AND ${t.total}`),
    check('orders_tracking_length', sql`length(${t.carrier}) <= 80 AND length(${t.trackingNumber}) <= 100`),
    // Ascending, and read backwards: what is sorted by DESC has its nulls first, which an index made by desc() has not.
    index('orders_user').on(t.userId, t.createdAt, t.id),
    index('orders_email').on(t.email, t.createdAt, t.id),
    index('orders_newest').on(t.createdAt, t.id),
    index('orders_status').on(t.status, t.createdAt, t.id),
    index('orders_changed').on(t.updatedAt),
    index('orders_words').using('gin', orderWords(t)),
    index('orders_unpaid_cart').on(t.cartId).where(sql`status = 'placed'`),
  ],
);

/** What was bought, as it was then: later changes of the product do not reach it. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    variantId: bigint({ mode: 'number' }).references(() => variants.id, { onDelete: 'set null' }),
    productId: bigint({ mode: 'number' }).references(() => products.id, { onDelete: 'set null' }),
    productSlug: text().notNull(),
    name: text().notNull(),
    sku: text().notNull(),
    options: jsonb().$type<Record<string, string>>().notNull(),
    /** URL of the picture, with the colour that stands for it. */
    image: jsonb().$type<{ url: string; width: number; height: number; alt: string; placeholder: string } | null>(),
    quantity: integer().notNull(),
    unitPrice: integer().notNull(),
    lineTotal: integer().notNull(),
    /** The line's part of the order's reductions. */
    discount: integer().notNull().default(0),
    /** The line's part of the order's tax. */
    tax: integer().notNull().default(0),
  },
  (t) => [
    check('order_lines_quantity', sql`${t.quantity} > 0`),
    check('order_lines_total', sql`${t.lineTotal} = ${t.quantity} * ${t.unitPrice}`),
    check('order_lines_discount', sql`${t.discount} BETWEEN 0 AND ${t.lineTotal}`),
    index('order_lines_order').on(t.orderId),
    index('order_lines_product').on(t.productId),
    index('order_lines_variant').on(t.variantId),
  ],
);

/** The history of an order: every step it took, and who took it. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** Null for what is no step, such as a note or a part refunded. */
    status: orderStatus(),
    /** For people. */
    note: text().notNull().default(''),
    /** `customer`, `system`, or the id of a user who works for the shop. */
    actor: text().notNull(),
    createdAt: moment().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index('order_events_order').on(t.orderId, t.id), check('order_events_note', sql`length(${t.note}) <= 2000`)],
);

/** A checkout that a client has named by a key, so that a repetition gets the first one's answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Whose keys: the cart's id. Keys of others never meet. */
    scope: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the request, hex: the same key for another request is refused. */
    requestDigest: char({ length: 64 }).notNull(),
    /** Made with the key, so that a repetition after a crash goes on with the same order. */
    orderId: text().notNull(),
    /** Until then somebody is at work on it. */
    lockedUntil: moment(),
    /** The final answer; null until there is one. */
    responseStatus: integer(),
    responseBody: jsonb(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('idempotency_keys_key').on(t.scope, t.key),
    index('idempotency_keys_age').on(t.createdAt),
    check('idempotency_keys_length', sql`length(${t.key}) BETWEEN 8 AND 200`),
  ],
);
