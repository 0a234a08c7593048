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
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { moment, timestamps } from './columns.ts';
import { orderLines } from './orders.ts';

export const paymentProvider = pgEnum('payment_provider', ['test', 'stripe']);

/**
 * `pending`: the provider was or will be asked, and nobody knows the outcome. `requires_action`: the shopper has to confirm.
 * `succeeded`, `failed`, `cancelled`: final.
 */
export const paymentStatus = pgEnum('payment_status', [
  'pending',
  'requires_action',
  'succeeded',
  'failed',
  'cancelled',
]);

/** What an order is paid with: written before the provider is asked, so that no charge is without a row. */
export const payments = pgTable(
  'payments',
  {
    id: text().primaryKey(),
    /** No reference: it is there before the order. */
    orderId: text().notNull(),
    provider: paymentProvider().notNull(),
    /** The provider's own id; null until it has answered. */
    providerRef: text(),
    /** Minor units. */
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    status: paymentStatus().notNull().default('pending'),
    /** The provider's word for why it failed, such as `card_declined`. */
    failureCode: text(),
    refunded: integer().notNull().default(0),
    ...timestamps,
  },
  (t) => [
    unique('payments_provider_ref').on(t.provider, t.providerRef),
    index('payments_order').on(t.orderId),
    index('payments_open').on(t.updatedAt).where(sql`status IN ('pending', 'requires_action')`),
    check('payments_amount', sql`${t.amount} >= 0 AND ${t.refunded} BETWEEN 0 AND ${t.amount}`),
  ],
);

export const refundStatus = pgEnum('refund_status', ['pending', 'succeeded', 'failed']);

export const refunds = pgTable(
  'refunds',
  {
    /** Also the idempotency key that the provider is given. */
    id: text().primaryKey(),
    paymentId: text()
      .notNull()
      .references(() => payments.id),
    orderId: text().notNull(),
    /** Minor units. */
    amount: integer().notNull(),
    reason: text().notNull(),
    /** Who gives it back: `system`, or the id of a user who works for the shop. */
    actor: text().notNull().default('system'),
    status: refundStatus().notNull().default('pending'),
    providerRef: text(),
    failureCode: text(),
    /** Whether all that is still in the house goes on sale again, if this takes the last of the order's money. */
    returnsRest: boolean().notNull().default(true),
    ...timestamps,
  },
  (t) => [
    index('refunds_payment').on(t.paymentId),
    index('refunds_order').on(t.orderId),
    index('refunds_open').on(t.updatedAt).where(sql`status = 'pending'`),
    check('refunds_amount', sql`${t.amount} > 0`),
    check('refunds_reason', sql`length(${t.reason}) BETWEEN 1 AND 500`),
  ],
);

/** What a refund is for, where somebody has said so: pieces of an order's lines. */
export const refundLines = pgTable(
  'refund_lines',
  {
    refundId: text()
      .notNull()
      .references(() => refunds.id, { onDelete: 'cascade' }),
    orderLineId: bigint({ mode: 'number' })
      .notNull()
      .references(() => orderLines.id, { onDelete: 'cascade' }),
    quantity: integer().notNull(),
    /** Of these, how many went on sale again with it. */
    restocked: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.refundId, t.orderLineId] }),
    index('refund_lines_line').on(t.orderLineId),
    check('refund_lines_quantity', sql`${t.quantity} > 0 AND ${t.restocked} BETWEEN 0 AND ${t.quantity}`),
  ],
);

/** Webhooks that have been taken, so that one that comes twice is handled once. Nothing of their content is kept. */
export const paymentEvents = pgTable(
  'payment_events',
  {
    provider: paymentProvider().notNull(),
    id: text().notNull(),
    type: text().notNull(),
    providerRef: text(),
    receivedAt: moment().notNull().defaultNow(),
    handledAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.id] }), index('payment_events_age').on(t.receivedAt)],
);

/** The built-in test provider's own books: as a real one's, they outlive the shop's processes. */
export const testCharges = pgTable(
  'test_charges',
  {
    id: text().primaryKey(),
    idempotencyKey: text().notNull().unique(),
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    status: paymentStatus().notNull(),
    failureCode: text(),
    refunded: integer().notNull().default(0),
    ...timestamps,
  },
  (t) => [check('test_charges_refunded', sql`${t.refunded} BETWEEN 0 AND ${t.amount}`)],
);

export const testRefunds = pgTable('test_refunds', {
  id: text().primaryKey(),
  idempotencyKey: text().notNull().unique(),
  chargeId: text()
    .notNull()
    .references(() => testCharges.id),
  amount: integer().notNull(),
  createdAt: moment().notNull().defaultNow(),
});
