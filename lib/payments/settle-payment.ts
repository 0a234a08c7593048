import { getRuntime } from '#lib/runtime.ts';
import { lookLater } from './look-later.ts';
import { type FoundOutcome, getProvider } from './port.ts';
import { type PaymentRow, readPayment, toFacts } from './read-payment.ts';
import { recordOutcome } from './record-outcome.ts';
import { isOpen } from './rules.ts';

/** How long a charge that nobody knows of may be on its way; longer than whoever charges waits. */
const ON_ITS_WAY_MS = 2 * 60_000;
/** How long a shopper may take to confirm. */
const TO_CONFIRM_MS = 30 * 60_000;

/**
 * Asks the provider for the outcome of a payment that nobody knows the end of, and takes the order to it. What was never
 * charged or confirmed is cancelled at the provider first, so that no order stays `placed` for good, and none is charged after.
 * @throws Error when the provider gives no answer: the job is tried again
 */
export async function settlePayment({ paymentId }: { paymentId: string }): Promise<void> {
  const payment = await readPayment(getRuntime().db, paymentId);
  if (!payment || !isOpen(payment.status)) return;
  const outcome = await findOutcome(payment);
  if (outcome.state === 'unknown') throw new Error(`${payment.provider} does not say what became of a payment`);
  await recordOutcome(paymentId, outcome);
  const again = nextLook(payment, outcome);
  if (again) await getRuntime().db.transaction((tx) => lookLater(tx, paymentId, again));
}

async function findOutcome(payment: PaymentRow): Promise<FoundOutcome> {
  const provider = getProvider(payment.provider);
  const outcome = await provider.find(toFacts(payment));
  const waits = outcome.state === 'absent' || outcome.state === 'requires-action';
  if (waits && !nextLook(payment, outcome)) return provider.cancel(toFacts(payment));
  return closeDeclined(payment, outcome);
}

/** When to look again at what may still become something; undefined: it has had its time. */
function nextLook({ createdAt }: PaymentRow, { state }: FoundOutcome): Date | undefined {
  const patienceMs = state === 'absent' ? ON_ITS_WAY_MS : state === 'requires-action' ? TO_CONFIRM_MS : 0;
  const end = createdAt.getTime() + patienceMs;
  return end > Date.now() ? new Date(end) : undefined;
}

/**
 * Where the shopper was asked to confirm, their browser could try another card for an order that is about to be cancelled:
 * what was declined is closed at the provider before it counts.
 */
export async function closeDeclined(payment: PaymentRow, outcome: FoundOutcome): Promise<FoundOutcome> {
  if (outcome.state !== 'declined') return outcome;
  const closed = await getProvider(payment.provider).cancel({
    ...toFacts(payment),
    ...(outcome.ref && { ref: outcome.ref }),
  });
  return closed.state === 'cancelled' || closed.state === 'declined' ? outcome : closed;
}
