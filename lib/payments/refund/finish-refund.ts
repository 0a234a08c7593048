import { eq } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getProvider } from '../port.ts';
import { recordRefund } from './record-refund.ts';

/**
 * Asks the provider to give money back, once for each refund however often it is asked, and writes down what came of it. Does
 * nothing for one that has come to its end.
 * @throws Error when the provider gives no answer: the job is tried again
 */
export async function finishRefund({ refundId }: { refundId: string }): Promise<void> {
  const [found] = await getRuntime()
    .db.select()
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, refundId));
  if (found?.refunds.status !== 'pending') return;
  const { provider, providerRef, currency } = found.payments;
  if (providerRef === null) throw new Error(`payment ${found.payments.id} is paid without a reference of its provider`);
  const { amount } = found.refunds;
  const outcome = await getProvider(provider).refund({ refundId, ref: providerRef, amount, currency });
  if (outcome.state === 'unknown') throw new Error(`${provider} does not say what became of a refund`);
  await recordRefund(refundId, outcome);
}
