import { and, eq, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import { payments, refunds } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { noteInOrder } from '../note-in-order.ts';
import { toRefundOutcome } from '../stripe/outcome.ts';
import { recordRefund } from './record-refund.ts';

type StripeRefund = Pick<
  Stripe.Refund,
  'id' | 'amount' | 'currency' | 'status' | 'failure_reason' | 'metadata' | 'payment_intent'
>;

/**
 * Writes down what Stripe says of a refund: one of ours, or one that somebody made in Stripe's dashboard, which counts as
 * much. `foreign`: of no payment of this shop.
 */
export async function recordStripeRefund(refund: StripeRefund): Promise<'handled' | 'foreign'> {
  const refundId = await getRuntime().db.transaction((tx) => findOrAdopt(tx, refund));
  if (refundId === undefined) return 'foreign';
  await recordRefund(refundId, toRefundOutcome(refund));
  return 'handled';
}

async function findOrAdopt(tx: Transaction, refund: StripeRefund): Promise<string | undefined> {
  const intentId = typeof refund.payment_intent === 'string' ? refund.payment_intent : refund.payment_intent?.id;
  if (!intentId) return undefined;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.provider, 'stripe'), eq(payments.providerRef, intentId)))
    .for('update');
  if (!payment) return undefined;
  const id = refund.metadata?.refundId ?? `stripe_${refund.id}`;
  const [known] = await tx.select({ id: refunds.id }).from(refunds).where(eq(refunds.id, id));
  if (known) return known.id;
  if (refund.status === 'failed' || refund.status === 'canceled') return undefined;
  return adopt(tx, payment, refund);
}

/** Named by Stripe's id, so that it is adopted once. */
async function adopt(
  tx: Transaction,
  payment: typeof payments.$inferSelect,
  { id: providerRef, amount, currency }: StripeRefund,
): Promise<string | undefined> {
  const { id: paymentId, orderId } = payment;
  if (currency.toUpperCase() !== payment.currency || payment.refunded + amount > payment.amount) {
    getRuntime().log.error({ payment: paymentId, refund: providerRef }, 'Stripe gave back more than the shop knows of');
    const note = 'Money was given back at Stripe that does not fit what the shop has in its books.';
    await noteInOrder(tx, orderId, { note, actor: 'system' });
    return undefined;
  }
  const id = `stripe_${providerRef}`;
  await tx.insert(refunds).values({ id, paymentId, orderId, amount, reason: 'Given back at Stripe.', providerRef });
  await tx
    .update(payments)
    .set({ refunded: sql`${payments.refunded} + ${amount}`, updatedAt: sql`now()` })
    .where(eq(payments.id, paymentId));
  return id;
}
