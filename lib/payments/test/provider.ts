import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { createGuard } from '../guard.ts';
import type { ChargeOutcome, FoundOutcome, PaymentFacts, PaymentProvider } from '../port.ts';
import { bookCharge, bookRefund, decideCharge, findCharge, type TestCharge } from './books.ts';

const DEADLINE_MS = 3_000;
/** When the bank answers a charge of `tok_timeout`: nobody waits for that long. */
const LATE_MS = 60_000;

type Verdict = Pick<TestCharge, 'status'> & { failureCode?: string };

const VERDICTS: Readonly<Record<string, Verdict>> = {
  tok_ok: { status: 'succeeded' },
  tok_3ds: { status: 'requires_action' },
  tok_timeout: { status: 'succeeded' },
  tok_declined: { status: 'failed', failureCode: 'card_declined' },
};
const UNKNOWN_TOKEN: Verdict = { status: 'failed', failureCode: 'unknown_token' };

/**
 * A bank with books of its own, which stay when the shop's processes die and do not care about the shop's transactions. It
 * knows the tokens `tok_ok`, `tok_declined`, `tok_3ds` (asks the shopper on a page, see `/pay/test/[ref]`) and `tok_timeout`
 * (charges, and answers too late).
 */
export function createTestProvider(db: Database, { deadlineMs = DEADLINE_MS } = {}): PaymentProvider {
  // Its own database is its network: nothing in it is transient, but it may be slow.
  const guard = createGuard({ deadlineMs, isTransient: () => false });

  const ask = async <Outcome>(work: (signal: AbortSignal) => Promise<Outcome>) => {
    const answer = await guard(work);
    return answer.state === 'answered' ? answer.value : ({ state: 'unknown' } as const);
  };

  return {
    async charge({ paymentId, orderId, amount, currency, token, isFirst }) {
      const answer = await guard(async (signal) => {
        const verdict = VERDICTS[token] ?? UNKNOWN_TOKEN;
        const charge = await bookCharge(db, { paymentId, amount, currency, ...verdict });
        if (token === 'tok_timeout') await sleep(LATE_MS, undefined, { signal, ref: false });
        return toOutcome(charge, { paymentId, orderId, amount, currency });
      });
      if (answer.state === 'not-sent' && isFirst) return { state: 'declined', code: 'provider_unavailable' };
      return answer.state === 'answered' ? toChargeOutcome(answer.value) : { state: 'unknown' };
    },
    find: (payment) =>
      ask(async () => {
        const charge = await findCharge(db, payment);
        return charge ? toOutcome(charge, payment) : { state: 'absent' };
      }),
    cancel: (payment) =>
      ask(async () => {
        const { paymentId, amount, currency } = payment;
        // Booked as cancelled where there was nothing: a charge that is on its way will find it.
        const charge = await bookCharge(db, { paymentId, amount, currency, status: 'cancelled' });
        const decided = await decideCharge(db, charge.id, { status: 'cancelled' });
        return toOutcome(decided ?? charge, payment);
      }),
    refund: ({ refundId, ref, amount }) =>
      ask(async () => {
        const refund = await bookRefund(db, { refundId, ref, amount });
        if (refund.state === 'too-much') return { state: 'failed', code: 'amount_too_large' };
        return { state: 'succeeded', ref: refund.id };
      }),
  };
}

function toOutcome({ id: ref, ...charge }: TestCharge, expected: PaymentFacts): FoundOutcome {
  switch (charge.status) {
    case 'succeeded':
      if (charge.amount !== expected.amount || charge.currency !== expected.currency) {
        return { state: 'mismatch', ref, amount: charge.amount, currency: charge.currency };
      }
      return { state: 'succeeded', ref };
    case 'failed':
      return { state: 'declined', ref, code: charge.failureCode ?? 'card_declined' };
    case 'cancelled':
      return { state: 'cancelled', ref };
    case 'requires_action':
    case 'pending':
      return { state: 'requires-action', ref, actionUrl: `/pay/test/${ref}` };
  }
}

/** For whoever charges, what was cancelled before it came is declined. */
function toChargeOutcome(outcome: FoundOutcome): ChargeOutcome {
  switch (outcome.state) {
    case 'cancelled':
      return { state: 'declined', code: 'payment_cancelled', ...(outcome.ref && { ref: outcome.ref }) };
    case 'mismatch':
    case 'absent':
      throw new Error('a payment was charged before for another amount');
    default:
      return outcome;
  }
}
