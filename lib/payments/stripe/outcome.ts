import type Stripe from 'stripe';
import type { FoundOutcome, PaymentFacts, RefundOutcome } from '../port.ts';

/** Of a payment intent, all that its outcome is told by. */
export type Intent = Pick<
  Stripe.PaymentIntent,
  'id' | 'status' | 'amount' | 'amount_received' | 'currency' | 'client_secret' | 'last_payment_error'
>;

/** What a payment intent says of the payment that it was made for. */
export function toOutcome(intent: Intent, expected: Pick<PaymentFacts, 'amount' | 'currency'>): FoundOutcome {
  const { id: ref } = intent;
  switch (intent.status) {
    case 'succeeded': {
      const currency = intent.currency.toUpperCase();
      if (intent.amount_received !== expected.amount || currency !== expected.currency) {
        return { state: 'mismatch', ref, amount: intent.amount_received, currency };
      }
      return { state: 'succeeded', ref };
    }
    case 'canceled':
      return { state: 'cancelled', ref };
    case 'requires_action':
      return { state: 'requires-action', ref, ...(intent.client_secret && { clientSecret: intent.client_secret }) };
    case 'requires_payment_method':
      return intent.last_payment_error
        ? { state: 'declined', ref, code: readCode(intent.last_payment_error) }
        : { state: 'absent' };
    case 'requires_confirmation':
      return { state: 'absent' };
    // `processing`, and what Stripe may add: money may be on its way.
    default:
      return { state: 'unknown' };
  }
}

/** The issuer's own reason says more than Stripe's `card_declined`. */
export const readCode = ({ code, decline_code }: { code?: string; decline_code?: string }): string =>
  decline_code ?? code ?? 'card_declined';

export function toRefundOutcome({
  id: ref,
  status,
  failure_reason,
}: Pick<Stripe.Refund, 'id' | 'status' | 'failure_reason'>): RefundOutcome {
  if (status === 'succeeded') return { state: 'succeeded', ref };
  if (status === 'failed' || status === 'canceled') return { state: 'failed', ref, code: failure_reason ?? status };
  return { state: 'pending', ref };
}
