import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { orders } from '#db/schema/orders.ts';
import { payments, refunds } from '#db/schema/payments.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { lockPayment } from './read-payment.ts';
import { finishRefund } from './refund/finish-refund.ts';
import { openRefund } from './refund/open-refund.ts';

/** The body of `POST /api/admin/orders/:id/refunds`. */
export const refundInput = z.strictObject({
  /** Minor units, or all that is left. */
  amount: z.union([z.int().min(1), z.literal('rest')], 'must be a whole number of minor units above 0, or "rest"'),
  reason: z.string('is required').trim().min(1, 'is required').max(500, 'must have at most 500 characters'),
});

/** A refund as the shop's people see it. Money in minor units of the payment's currency. */
export type Refund = {
  id: string;
  amount: number;
  currency: string;
  reason: string;
  /** `pending`: the provider has not said yet. */
  status: 'pending' | 'succeeded' | 'failed';
  failureCode: string | null;
};

/**
 * What became of a refund.
 *
 * - `taken`: it is written down, and `refund.status` says how far it has come
 * - `too-much`: only `left` of the payment is left to be given back, minor units
 * - `unpaid`: nothing was paid for the order
 * - `unknown`: there is no such order
 */
export type RefundResult =
  | { state: 'taken'; refund: Refund }
  | { state: 'too-much'; left: number; currency: string }
  | { state: 'unpaid' }
  | { state: 'unknown' };

/**
 * Gives back a part of what was paid for an order, or all that is left. Several refunds together never exceed the payment,
 * however many are asked for at once. Written down before the provider is asked: a job finishes what a crash interrupts.
 * @param amount minor units, above 0
 * @param reason for the shop and the buyer, 1 to 500 characters
 * @throws ForbiddenError for less than support
 */
export async function refundOrder(
  actor: Actor,
  orderId: string,
  amount: number | 'rest',
  reason: string,
): Promise<RefundResult> {
  assertMay(actor, 'support');
  const { db, log } = getRuntime();
  const opened = await db.transaction(async (tx) => {
    const paymentId = await findPaid(tx, orderId);
    const payment = paymentId === undefined ? undefined : await lockPayment(tx, paymentId);
    if (!payment) return { state: (await isOrder(tx, orderId)) ? 'unpaid' : 'unknown' } as const;
    const { currency } = payment;
    const left = payment.amount - payment.refunded;
    const wanted = amount === 'rest' ? left : amount;
    if (wanted < 1 || wanted > left) return { state: 'too-much', left, currency } as const;
    const id = await openRefund(tx, { paymentId: payment.id, orderId, amount: wanted, reason, actor: actor.userId });
    return { state: 'opened', id, currency } as const;
  });
  if (opened.state !== 'opened') return opened;
  // It is written down: whatever goes wrong from here on, the job asks again.
  await finishRefund({ refundId: opened.id }).catch((err) =>
    log.warn({ err, refund: opened.id }, 'a refund is pending'),
  );
  const [refund] = await db.select().from(refunds).where(eq(refunds.id, opened.id));
  if (!refund) throw new Error(`refund ${opened.id} is gone`);
  const { id, status, failureCode } = refund;
  const { currency } = opened;
  return { state: 'taken', refund: { id, amount: refund.amount, currency, reason, status, failureCode } };
}

/** One for each order, unless somebody was charged twice: then the one of which more is left. */
async function findPaid(tx: Transaction, orderId: string): Promise<string | undefined> {
  const [paid] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.status, 'succeeded')))
    .orderBy(desc(sql`${payments.amount} - ${payments.refunded}`))
    .limit(1);
  return paid?.id;
}

async function isOrder(tx: Transaction, id: string): Promise<boolean> {
  const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, id));
  return order !== undefined;
}
