import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { variants } from './catalog.ts';
import { moment } from './columns.ts';

/**
 * `held`: taken out of what is available, for somebody at the checkout. `consumed`: an order has it. `released`: given back.
 */
export const reservationState = pgEnum('reservation_state', ['held', 'consumed', 'released']);

/** Stock that is set aside for a cart at the checkout until `expires_at`; then a job gives it back. */
export const reservations = pgTable(
  'reservations',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    cartId: text().notNull(),
    /** Of the order that it was made for or became part of; no reference, since it is there before the order. */
    orderId: text(),
    variantId: bigint({ mode: 'number' })
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    quantity: integer().notNull(),
    state: reservationState().notNull().default('held'),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('reservations_held').on(t.cartId, t.variantId).where(sql`state = 'held'`),
    index('reservations_due').on(t.expiresAt).where(sql`state = 'held'`),
    index('reservations_order').on(t.orderId),
    index('reservations_age').on(t.createdAt),
    index('reservations_variant').on(t.variantId),
    check('reservations_quantity', sql`${t.quantity} > 0`),
  ],
);

export const shippingMethods = pgTable('shipping_methods', {
  /** `standard`, `express`. */
  id: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull().default(''),
  position: smallint().notNull().default(0),
  active: boolean().notNull().default(true),
});

/** What a method costs to a country; `*` for those that are not named. A method without a rate for a country is not offered. */
export const shippingRates = pgTable(
  'shipping_rates',
  {
    methodId: text()
      .notNull()
      .references(() => shippingMethods.id, { onDelete: 'cascade' }),
    country: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    /** Minor units. */
    price: integer().notNull(),
    /** From this value of goods, after reductions, it is free; null: never. */
    freeFrom: integer(),
    minDays: smallint().notNull(),
    maxDays: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.methodId, t.country] }),
    check('shipping_rates_country', sql`${t.country} ~ '^([A-Z]{2}|[*])$'`),
    check('shipping_rates_price', sql`${t.price} >= 0 AND ${t.freeFrom} >= 0`),
    check('shipping_rates_days', sql`${t.minDays} BETWEEN 0 AND ${t.maxDays}`),
  ],
);

/** Tax by destination; the rule of a region goes before that of its country. A country without one is not taxed. */
export const taxRates = pgTable(
  'tax_rates',
  {
    country: char({ length: 2 }).notNull(),
    /** Empty: the whole country. */
    region: text().notNull().default(''),
    /** What shoppers read: `VAT`, `Sales tax`. */
    name: text().notNull(),
    /** Hundredths of a percent. */
    rate: integer().notNull(),
    /** Whether the prices shown include it. */
    included: boolean().notNull(),
    /** Whether shipping is taxed as well. */
    onShipping: boolean().notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.country, t.region] }),
    check('tax_rates_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('tax_rates_rate', sql`${t.rate} BETWEEN 0 AND 10000`),
  ],
);
