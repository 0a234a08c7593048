import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';

/** Whoever opened it asks the provider by themselves, unless they have died. */
const FIRST_TRY_MS = 30_000;

export type NewRefund = {
  paymentId: string;
  orderId: string;
  /** Minor units. */
  amount: number;
  reason: string;
  /** `system`, or the id of a user who works for the shop. */
  actor: string;
  /** Whether all that is still in the house goes on sale again, if this takes the last of the order's money; as a rule it does. */
  returnsRest?: boolean;
};

/**
 * Writes down that a part of a payment is about to be given back, and takes it off what is left of it. The payment is locked
 * by the caller, who knows that as much is left; the database has the last word. @returns the refund's id
 */
export async function openRefund(tx: Transaction, { paymentId, amount, ...refund }: NewRefund): Promise<string> {
  const id = `ref_${randomBytes(16).toString('hex')}`;
  await tx
    .update(payments)
    .set({ refunded: sql`${payments.refunded} + ${amount}`, updatedAt: sql`now()` })
    .where(eq(payments.id, paymentId));
  await tx.insert(refunds).values({ id, paymentId, amount, ...refund });
  await askLater(tx, id, new Date(Date.now() + FIRST_TRY_MS));
  return id;
}

/** Queues the asking of the provider; one that waits already is moved to this time. */
export function askLater(tx: Transaction, refundId: string, runAt: Date): Promise<void> {
  return queueJob(tx, 'finish-refund', { refundId }, { key: `finish-refund:${refundId}`, runAt });
}
