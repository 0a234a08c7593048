import { eq, sql } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { applyRefund } from '#lib/orders/apply-refund.ts';
import { getRuntime } from '#lib/runtime.ts';
import { noteInOrder } from '../note-in-order.ts';
import type { RefundOutcome } from '../port.ts';
import { lockPayment } from '../read-payment.ts';
import { planRefund } from '../rules.ts';

type RefundRow = typeof refunds.$inferSelect;

/**
 * Takes a refund to what the provider says of it, and its order with it; the same twice is once. One that fails is left of
 * the payment again, even if it had seemed to succeed: banks send some back days later.
 */
export async function recordRefund(refundId: string, outcome: RefundOutcome): Promise<void> {
  await commitStock<void>(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (!refund) return { result: undefined, moved: [] };
    const plan = planRefund(refund.status, outcome);
    const status =
      plan === 'move' && outcome.state === 'succeeded' ? 'succeeded' : plan === 'move' ? 'failed' : refund.status;
    const ref = 'ref' in outcome ? outcome.ref : undefined;
    await tx
      .update(refunds)
      .set({
        status,
        providerRef: ref ?? refund.providerRef,
        ...(plan === 'move' && { failureCode: outcome.state === 'failed' ? outcome.code : null }),
        updatedAt: sql`now()`,
      })
      .where(eq(refunds.id, refundId));
    if (plan === 'ignore') return { result: undefined, moved: [] };
    if (outcome.state === 'failed') await takeBack(tx, refund, outcome.code);
    const hasSucceeded = outcome.state === 'succeeded';
    const moved = await applyRefund(tx, { ...refund, hasSucceeded });
    return { result: undefined, moved };
  });
}

/** The payment first, as everywhere. */
async function lockRefund(tx: Transaction, refundId: string): Promise<RefundRow | undefined> {
  const [found] = await tx.select({ paymentId: refunds.paymentId }).from(refunds).where(eq(refunds.id, refundId));
  if (!found) return undefined;
  await lockPayment(tx, found.paymentId);
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
  return refund;
}

async function takeBack(tx: Transaction, refund: RefundRow, code: string): Promise<void> {
  const { id, paymentId, orderId, amount } = refund;
  getRuntime().log.error({ refund: id, payment: paymentId, code }, 'a refund has failed');
  await tx
    .update(payments)
    .set({ refunded: sql`${payments.refunded} - ${amount}`, updatedAt: sql`now()` })
    .where(eq(payments.id, paymentId));
  await noteInOrder(tx, orderId, { note: 'A refund has failed and has to be made anew.', actor: 'system' });
}
