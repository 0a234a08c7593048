import { sql } from 'drizzle-orm';
import { bigint, boolean, char, check, index, integer, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { moment, timestamps } from './columns.ts';
import { orders } from './orders.ts';

export const promotionKind = pgEnum('promotion_kind', ['percentage', 'amount', 'free_shipping']);

/** Reductions of an order: by a code, or by themselves where they have none. */
export const promotions = pgTable(
  'promotions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Upper case; null: applies by itself. */
    code: text().unique(),
    /** What shoppers read. */
    name: text().notNull(),
    kind: promotionKind().notNull(),
    /** Hundredths of a percent, or minor units; 0 for free shipping. */
    value: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    /** Of the goods before reductions, minor units. */
    minimumSubtotal: integer().notNull().default(0),
    startsAt: moment(),
    /** The first moment at which it is over. */
    endsAt: moment(),
    totalLimit: integer(),
    perCustomerLimit: integer(),
    /** Whether it goes together with others that do. */
    stackable: boolean().notNull().default(false),
    active: boolean().notNull().default(true),
    /** How many orders have it; never more than `total_limit`. */
    redeemed: integer().notNull().default(0),
    version: bigint({ mode: 'number' }).notNull().default(1),
    ...timestamps,
  },
  (t) => [
    check('promotions_code_format', sql`${t.code} ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'`),
    check('promotions_name_length', sql`length(${t.name}) BETWEEN 1 AND 120`),
    check(
      'promotions_value',
      sql`CASE ${t.kind} WHEN 'percentage' THEN ${t.value} BETWEEN 1 AND 10000 WHEN 'amount' THEN ${t.value} > 0 ELSE ${t.value} = 0 END`,
    ),
    check('promotions_minimum', sql`${t.minimumSubtotal} >= 0`),
    check('promotions_dates', sql`${t.startsAt} < ${t.endsAt}`),
    check('promotions_limits', sql`${t.totalLimit} > 0 AND ${t.perCustomerLimit} > 0`),
    check(
      'promotions_redeemed',
      sql`${t.redeemed} >= 0 AND (${t.totalLimit} IS NULL OR ${t.redeemed} <= ${t.totalLimit})`,
    ),
    index('promotions_automatic').on(t.id).where(sql`code IS NULL AND active`),
  ],
);

/** One for each promotion of an order. */
export const promotionRedemptions = pgTable(
  'promotion_redemptions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    promotionId: bigint({ mode: 'number' })
      .notNull()
      .references(() => promotions.id, { onDelete: 'restrict' }),
    orderId: text()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** Lower-case e-mail address of the order, by which customers are counted. */
    customer: text().notNull(),
    /** What it took off, minor units. */
    amount: integer().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('promotion_redemptions_order').on(t.orderId, t.promotionId),
    index('promotion_redemptions_customer').on(t.promotionId, t.customer),
    check('promotion_redemptions_amount', sql`${t.amount} >= 0`),
  ],
);
