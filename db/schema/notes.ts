import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { orders } from './orders.ts';

/** What the shop's people write down for each other of an order or of a customer. No customer ever reads them. */
export const notes = pgTable(
  'notes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text().references(() => orders.id, { onDelete: 'cascade' }),
    /** The customer's. */
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    body: text().notNull(),
    /** Null when the user has gone; the address says who it was. */
    authorId: text().references(() => users.id, { onDelete: 'set null' }),
    authorEmail: text().notNull(),
    createdAt: timestamp({ withTimezone: true, mode: 'date' }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    check('notes_subject', sql`num_nonnulls(${t.orderId}, ${t.userId}) = 1`),
    check('notes_length', sql`length(${t.body}) BETWEEN 1 AND 4000`),
    index('notes_order').on(t.orderId, t.id),
    index('notes_user').on(t.userId, t.id),
  ],
);
