import { sql } from 'drizzle-orm';
import { bigint, check, index, pgEnum, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { products } from './catalog.ts';
import { moment } from './columns.ts';
import { orders } from './orders.ts';

export const reviewStatus = pgEnum('review_status', ['pending', 'published', 'rejected']);

/** Only what is published counts in the product's rating. */
export const reviews = pgTable(
  'reviews',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    productId: bigint({ mode: 'number' })
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** Who wrote it; null for the seeded ones, and when the user has gone. */
    userId: text().references(() => users.id, { onDelete: 'set null' }),
    /** The order by which they had bought it; null for the seeded ones. */
    orderId: text().references(() => orders.id, { onDelete: 'set null' }),
    status: reviewStatus().notNull().default('published'),
    rating: smallint().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    author: text().notNull(),
    /** Grows with every edit, so that nobody publishes what they have not read. */
    version: bigint({ mode: 'number' }).notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    check('reviews_rating', sql`${t.rating} BETWEEN 1 AND 5`),
    check(
      'reviews_length',
      sql`length(${t.title}) <= 120 AND length(${t.body}) <= 5000 AND length(${t.author}) <= 200`,
    ),
    index('reviews_newest').on(t.productId, t.createdAt.desc(), t.id).where(sql`status = 'published'`),
    uniqueIndex('reviews_once').on(t.productId, t.userId),
    index('reviews_order').on(t.orderId).where(sql`order_id IS NOT NULL`),
    index('reviews_pending').on(t.createdAt).where(sql`status = 'pending'`),
  ],
);
