import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';

/** Queues a look at what has become of a payment; one that waits already is moved to this time. */
export function lookLater(tx: Transaction, paymentId: string, runAt: Date): Promise<void> {
  return queueJob(tx, 'settle-payment', { paymentId }, { key: `settle-payment:${paymentId}`, runAt });
}
