import { getRuntime } from '#lib/runtime.ts';
import { getProvider } from '../port.ts';
import { readPayment, toFacts } from '../read-payment.ts';
import { recordOutcome } from '../record-outcome.ts';
import { decideCharge, findCharge } from './books.ts';

/** What the test bank asks a shopper. Money in minor units. `closed`: it was answered, or nobody waits for it any more. */
export type Challenge =
  | { state: 'open'; amount: number; currency: string; orderId: string }
  | { state: 'closed'; outcome: 'confirmed' | 'refused'; orderId: string }
  | { state: 'unknown' };

export type ChallengeAnswer = 'confirm' | 'refuse';

/** @param ref the test bank's own id of a charge, which is drawn at random: whoever knows it may answer */
export async function readChallenge(ref: string): Promise<Challenge> {
  const { db } = getRuntime();
  const charge = await findCharge(db, { ref });
  const payment = charge && (await readPayment(db, charge.idempotencyKey));
  if (!charge || !payment) return { state: 'unknown' };
  const { orderId } = payment;
  if (charge.status === 'requires_action') {
    return { state: 'open', amount: charge.amount, currency: charge.currency, orderId };
  }
  return { state: 'closed', outcome: charge.status === 'succeeded' ? 'confirmed' : 'refused', orderId };
}

/**
 * Has the bank decide as the shopper says, and takes the order to it. The first answer stays.
 * @returns how the challenge stands then
 */
export async function answerChallenge(ref: string, answer: ChallengeAnswer): Promise<Challenge> {
  const { db } = getRuntime();
  const decision =
    answer === 'confirm'
      ? ({ status: 'succeeded' } as const)
      : ({ status: 'failed', failureCode: 'authentication_refused' } as const);
  const charge = await decideCharge(db, ref, decision);
  const payment = charge && (await readPayment(db, charge.idempotencyKey));
  if (payment) await recordOutcome(payment.id, await getProvider('test').find(toFacts(payment)));
  return readChallenge(ref);
}
