import { sql } from 'drizzle-orm';
import { bigint, boolean, char, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { ownerId, users } from './accounts.ts';
import { products, variants } from './catalog.ts';
import { moment, timestamps } from './columns.ts';

const productId = () =>
  bigint({ mode: 'number' })
    .notNull()
    .references(() => products.id, { onDelete: 'cascade' });

export const addresses = pgTable(
  'addresses',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: ownerId(),
    name: text().notNull(),
    line1: text().notNull(),
    line2: text(),
    city: text().notNull(),
    postalCode: text().notNull(),
    region: text(),
    country: char({ length: 2 }).notNull(),
    /** The one that checkout begins with. */
    isDefault: boolean().notNull().default(false),
    ...timestamps,
  },
  (t) => [
    index('addresses_user').on(t.userId, t.id),
    uniqueIndex('addresses_default').on(t.userId).where(sql`is_default`),
    check('addresses_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
  ],
);

/** Whoever has a user's link may look at their wishlist; null: nobody else may. */
export const wishlists = pgTable('wishlists', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  shareToken: text().unique(),
  ...timestamps,
});

export const wishlistItems = pgTable(
  'wishlist_items',
  {
    userId: ownerId(),
    productId: productId(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.productId] }), index('wishlist_items_product').on(t.productId)],
);

/** Who wants to hear when a variant is there again. */
export const stockNotices = pgTable(
  'stock_notices',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: bigint({ mode: 'number' })
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    /** Lower case. */
    email: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** When the mail was queued. */
    notifiedAt: moment(),
  },
  (t) => [
    uniqueIndex('stock_notices_open').on(t.variantId, t.email).where(sql`notified_at IS NULL`),
    index('stock_notices_told').on(t.variantId, t.notifiedAt).where(sql`notified_at IS NOT NULL`),
    index('stock_notices_person').on(t.email),
    check('stock_notices_email', sql`${t.email} = lower(${t.email}) AND length(${t.email}) <= 254`),
  ],
);
