import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';

/** What a buyer is written about. Of a refund there may be several for one order. */
export type OrderMail = { orderId: string } & (
  | { kind: 'order-confirmation' | 'order-shipped' }
  | { kind: 'order-cancelled'; reason: 'payment-failed' | 'by-shop' }
  | { kind: 'order-refunded'; refundId: string }
);

/** What is written once has this. */
export const keyOf = (mail: OrderMail): string =>
  `${mail.kind}:${mail.kind === 'order-refunded' ? mail.refundId : mail.orderId}`;

/**
 * Has a mail written to an order's buyer if the caller's transaction commits. A job writes it: rendering takes its time, and
 * must not be able to undo what it is about.
 */
export const queueOrderMail = (tx: Transaction, mail: OrderMail): Promise<void> =>
  queueJob(tx, 'write-order-mail', mail, { key: `write:${keyOf(mail)}` });
