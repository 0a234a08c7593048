import { sql } from 'drizzle-orm';
import { bigint, char, check, date, integer, pgTable, primaryKey, smallint, timestamp } from 'drizzle-orm/pg-core';

const day = () => date({ mode: 'string' }).notNull();
const count = () => integer().notNull().default(0);
const money = () => bigint({ mode: 'number' }).notNull().default(0);

/** What was sold on a day (UTC) in a currency: the orders that were placed then and paid. Counted anew by lib/sales. */
export const salesDays = pgTable(
  'sales_days',
  {
    day: day(),
    currency: char({ length: 3 }).notNull(),
    orders: count(),
    units: count(),
    /** Minor units, with delivery and tax. */
    revenue: money(),
    refunded: money(),
  },
  (t) => [primaryKey({ columns: [t.day, t.currency] })],
);

/** The same by product; one that was deleted keeps its sales. `product_id` 0: it was gone before its sales were counted. */
export const productSalesDays = pgTable(
  'product_sales_days',
  {
    day: day(),
    currency: char({ length: 3 }).notNull(),
    productId: bigint({ mode: 'number' }).notNull(),
    units: count(),
    /** Minor units, after reductions. */
    revenue: money(),
  },
  (t) => [primaryKey({ columns: [t.day, t.currency, t.productId] })],
);

/** `product_sales_days` by month: a long range reads whole months of it, and days only at its ends. `month`: its first day. */
export const productSalesMonths = pgTable(
  'product_sales_months',
  {
    month: day(),
    currency: char({ length: 3 }).notNull(),
    productId: bigint({ mode: 'number' }).notNull(),
    units: count(),
    revenue: money(),
  },
  (t) => [primaryKey({ columns: [t.month, t.currency, t.productId] })],
);

/** How far those who filled a cart on a day have come. Carts are forgotten after a while; these counts are not. */
export const funnelDays = pgTable('funnel_days', {
  day: day().primaryKey(),
  /** With something in them, or bought. */
  carts: count(),
  /** Carts whose goods were set aside at the checkout. */
  checkouts: count(),
  /** Carts that became a paid order. */
  orders: count(),
});

/** Until when changes of orders are counted. */
export const salesCount = pgTable(
  'sales_count',
  {
    id: smallint().primaryKey().default(1),
    countedUntil: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [check('sales_count_one', sql`${t.id} = 1`)],
);
