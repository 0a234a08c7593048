import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';

/** What a buyer is written about. Of a refund there may be several for one order, and of a parcel's number that was wrong. */
export type OrderMail = { orderId: string } & (
  | { kind: 'order-confirmation' }
  /** `correction`: the order's version with which it was put right. */
  | { kind: 'order-shipped'; correction?: number }
  | { kind: 'order-cancelled'; reason: 'payment-failed' | 'by-shop' }
  | { kind: 'order-refunded'; refundId: string }
);

/** What is written once has this. */
export function keyOf(mail: OrderMail): string {
  if (mail.kind === 'order-refunded') return `${mail.kind}:${mail.refundId}`;
  const again = mail.kind === 'order-shipped' && mail.correction !== undefined ? `:${mail.correction}` : '';
  return `${mail.kind}:${mail.orderId}${again}`;
}

/**
 * Has a mail written to an order's buyer if the caller's transaction commits. A job writes it: rendering takes its time, and
 * must not be able to undo what it is about.
 */
export const queueOrderMail = (tx: Transaction, mail: OrderMail): Promise<void> =>
  queueJob(tx, 'write-order-mail', mail, { key: `write:${keyOf(mail)}` });
