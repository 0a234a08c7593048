import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { variants } from './catalog.ts';

/** What can be sold of each variant now. Postgres decides; caches only show it. */
export const inventory = pgTable(
  'inventory',
  {
    variantId: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => variants.id, { onDelete: 'cascade' }),
    available: integer().notNull(),
    /** Grows by one with every movement, so that a cache can refuse an older value. */
    version: bigint({ mode: 'number' }).notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check('inventory_available', sql`${t.available} >= 0`),
    check('inventory_version', sql`${t.version} > 0`),
    index('inventory_low').on(t.available).where(sql`available <= 5`),
  ],
);

/** The ledger: every movement of stock. The sum of a variant's deltas is what is available of it. */
export const inventoryMovements = pgTable(
  'inventory_movements',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: bigint({ mode: 'number' })
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    delta: integer().notNull(),
    reason: text().notNull(),
    /** State after the movement. */
    available: integer().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    /** E-mail address of whoever of the shop moved it; null where an order or a checkout did. */
    actorEmail: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check('inventory_movements_delta', sql`${t.delta} <> 0`),
    check('inventory_movements_available', sql`${t.available} >= 0`),
    check('inventory_movements_reason', sql`length(${t.reason}) BETWEEN 1 AND 200`),
    index('inventory_movements_variant').on(t.variantId, t.id),
  ],
);
