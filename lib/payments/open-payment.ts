import { payments } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { lookLater } from './look-later.ts';
import type { PaymentFacts, ProviderName } from './port.ts';

/** Whoever charges knows the outcome by then; else they have died. */
const FIRST_LOOK_MS = 60_000;

/**
 * Writes down that a payment is about to be asked for, and sees to it that its outcome is found even if whoever asks dies at
 * any step. Call it in the transaction that places the order, and `charge` after its commit.
 */
export async function openPayment(
  tx: Transaction,
  { paymentId, orderId, amount, currency, provider }: Omit<PaymentFacts, 'ref'> & { provider: ProviderName },
): Promise<void> {
  await tx.insert(payments).values({ id: paymentId, orderId, amount, currency, provider });
  await lookLater(tx, paymentId, new Date(Date.now() + FIRST_LOOK_MS));
}
