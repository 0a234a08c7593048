import { asc, eq } from 'drizzle-orm';
import { payments } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { PaymentRow } from './read-payment.ts';
import { openRefund } from './refund/open-refund.ts';

/** The payments of an order, kept from changing: before the order is locked, always. */
export function lockPayments(tx: Transaction, orderId: string): Promise<PaymentRow[]> {
  return tx.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.id)).for('update');
}

/** Gives back whatever is left of payments that the caller has locked. @returns the refunds' ids, for `finishRefund` */
export async function giveBackAll(
  tx: Transaction,
  locked: readonly PaymentRow[],
  { reason, actor }: { reason: string; actor: string },
): Promise<string[]> {
  const opened: string[] = [];
  for (const { id: paymentId, orderId, status, amount, refunded } of locked) {
    if (status !== 'succeeded' || amount <= refunded) continue;
    opened.push(await openRefund(tx, { paymentId, orderId, amount: amount - refunded, reason, actor }));
  }
  return opened;
}
