import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { moment, timestamps } from './columns.ts';
import { promotions } from './promotions.ts';

/** What somebody means to buy. A guest's is found by the digest of their cookie's token, a user's by the user. */
export const carts = pgTable(
  'carts',
  {
    /** Drawn at random. */
    id: text().primaryKey(),
    /** SHA-256 of the token in the cookie, hex; null when only its user can open it. */
    tokenDigest: char({ length: 64 }).unique(),
    /** Of a signed-in user, who has one at most. */
    userId: text()
      .unique()
      .references(() => users.id, { onDelete: 'cascade' }),
    currency: char({ length: 3 }).notNull(),
    /** Grows by one with every change to the cart or to what is in it. */
    version: bigint({ mode: 'number' }).notNull().default(1),
    ...timestamps,
  },
  (t) => [
    check('carts_owner', sql`${t.tokenDigest} IS NOT NULL OR ${t.userId} IS NOT NULL`),
    check('carts_digest', sql`${t.tokenDigest} ~ '^[0-9a-f]{64}$'`),
    index('carts_idle').on(t.updatedAt),
  ],
);

export const cartItems = pgTable(
  'cart_items',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    cartId: text()
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    /** No reference: when the variant is deleted, the shopper is told so, by its name. */
    variantId: bigint({ mode: 'number' }).notNull(),
    /** What it was called when the shopper last saw it. */
    name: text().notNull(),
    quantity: integer().notNull(),
    /** What one cost when the shopper last saw it, minor units: a change since is shown and explained. */
    seenPrice: integer().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('cart_items_variant').on(t.cartId, t.variantId),
    index('cart_items_of_variant').on(t.variantId),
    check('cart_items_quantity', sql`${t.quantity} BETWEEN 1 AND 99`),
    check('cart_items_seen_price', sql`${t.seenPrice} >= 0`),
  ],
);

/** Codes that were entered; whether they apply is decided anew with every reading. */
export const cartPromotions = pgTable(
  'cart_promotions',
  {
    cartId: text()
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    promotionId: bigint({ mode: 'number' })
      .notNull()
      .references(() => promotions.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.cartId, t.promotionId] }), index('cart_promotions_promotion').on(t.promotionId)],
);
