import type Stripe from 'stripe';
import type { Logger } from '#lib/log.ts';
import { createGuard, type Guarded } from '../guard.ts';
import type { Charge, ChargeOutcome, FoundOutcome, PaymentFacts, PaymentProvider } from '../port.ts';
import { asFailure, isTransient, openStripe } from './client.ts';
import type { StripeConfig } from './config.ts';
import { readCode, toOutcome, toRefundOutcome } from './outcome.ts';

/** Banks take their time over a card. */
const DEADLINE_MS = 15_000;
const UNKNOWN = { state: 'unknown' } as const;

/**
 * Stripe's Payment Intents. A payment is made in two steps: an intent, by a key of ours and out of what our own row says, so
 * that it can be asked for again and found at any time; then its confirmation, which moves the money. An intent that was
 * cancelled cannot be confirmed, not even by a call that was on its way.
 * @param deadlineMs for one call
 */
export function createStripeProvider(
  config: StripeConfig,
  log: Logger,
  { deadlineMs = DEADLINE_MS } = {},
): PaymentProvider {
  const opened = openStripe(config, deadlineMs + 1_000);
  opened.catch(() => {});
  const guard = createGuard({ deadlineMs, isTransient });

  /** Calls Stripe; what it refuses is logged by its codes alone, since its sentences may hold what was sent. */
  async function call<Value>(
    work: (stripe: Stripe) => Promise<Value>,
    refused: (error: unknown) => Value | undefined = () => undefined,
  ): Promise<Guarded<Value> | { state: 'refused'; code: string }> {
    const stripe = await opened;
    try {
      return await guard(async () => {
        try {
          return await work(stripe);
        } catch (error) {
          const value = refused(error);
          if (value === undefined) throw error;
          return value;
        }
      });
    } catch (error) {
      const { type, code = type, statusCode } = asFailure(error);
      if (type === undefined) throw error;
      log.error({ type, code, statusCode }, 'Stripe refused a call');
      return { state: 'refused', code: code ?? 'refused' };
    }
  }

  const ensureIntent = (payment: PaymentFacts) => call((stripe) => createIntent(stripe, payment));

  /** By its own id, or by asking for it once more: the answer to that is the first one's, so its state is asked for, too. */
  async function retrieve(payment: PaymentFacts): Promise<Stripe.PaymentIntent | undefined> {
    const known = payment.ref === undefined ? await ensureIntent(payment) : undefined;
    const ref = payment.ref ?? (known?.state === 'answered' ? known.value.id : undefined);
    if (ref === undefined) return undefined;
    const found = await call((stripe) => stripe.paymentIntents.retrieve(ref));
    return found.state === 'answered' ? found.value : undefined;
  }

  return {
    async charge(charge) {
      const created = await ensureIntent(charge);
      if (created.state !== 'answered') return charge.isFirst ? unavailable() : UNKNOWN;
      const { id } = created.value;
      const confirmed = await call(
        (stripe) => confirmIntent(stripe, id, charge).then((intent) => toOutcome(intent, charge)),
        (error) => explainRefusal(error, charge, id),
      );
      if (confirmed.state === 'answered') return toChargeOutcome(confirmed.value);
      return confirmed.state !== 'unanswered' && charge.isFirst ? unavailable(id) : UNKNOWN;
    },

    async find(payment) {
      const intent = await retrieve(payment);
      return intent ? toOutcome(intent, payment) : UNKNOWN;
    },

    async cancel(payment) {
      const intent = await retrieve(payment);
      if (!intent) return UNKNOWN;
      const outcome = toOutcome(intent, payment);
      if (['succeeded', 'mismatch', 'cancelled'].includes(outcome.state)) return outcome;
      const cancelled = await call(
        (stripe) => stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' }),
        // It came to an end meanwhile.
        (error) => asFailure(error).payment_intent,
      );
      return cancelled.state === 'answered' ? toOutcome(cancelled.value, payment) : UNKNOWN;
    },

    async refund({ refundId, ref, amount }) {
      const refunded = await call(async (stripe) => {
        // Stripe forgets keys after a day, a job may come back later: what was given back is known by its own mark as well.
        const present = await stripe.refunds.list({ payment_intent: ref, limit: 100 });
        const known = present.data.find(({ metadata }) => metadata?.refundId === refundId);
        if (known) return known;
        const wanted = { payment_intent: ref, amount, metadata: { refundId } };
        return stripe.refunds.create(wanted, { idempotencyKey: refundId });
      });
      if (refunded.state === 'answered') return toRefundOutcome(refunded.value);
      return refunded.state === 'refused' ? { state: 'failed', code: refunded.code } : UNKNOWN;
    },
  };
}

function createIntent(stripe: Stripe, { paymentId, orderId, amount, currency }: PaymentFacts) {
  return stripe.paymentIntents.create(
    {
      amount,
      currency: currency.toLowerCase(),
      // Cards alone, and nothing that sends the shopper to another site: its outcome could come days later.
      allowed_payment_method_types: ['card'],
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { orderId, paymentId },
    },
    { idempotencyKey: paymentId },
  );
}

function confirmIntent(stripe: Stripe, id: string, { paymentId, token }: Charge): Promise<Stripe.PaymentIntent> {
  const card = token.startsWith('ctoken_') ? { confirmation_token: token } : { payment_method: token };
  return stripe.paymentIntents.confirm(
    id,
    { ...card, use_stripe_sdk: true },
    { idempotencyKey: `${paymentId}:confirm` },
  );
}

/** A card that is declined or unknown, and an intent that is past being confirmed, come as errors. */
function explainRefusal(error: unknown, charge: Charge, ref: string): FoundOutcome | undefined {
  const failure = asFailure(error);
  if (failure.code === 'payment_intent_unexpected_state' && failure.payment_intent) {
    return toOutcome(failure.payment_intent, charge);
  }
  const isFinal = failure.type === 'StripeCardError' || failure.type === 'StripeInvalidRequestError';
  return isFinal ? { state: 'declined', ref, code: readCode(failure) } : undefined;
}

const unavailable = (ref?: string): ChargeOutcome => ({
  state: 'declined',
  code: 'provider_unavailable',
  ...(ref && { ref }),
});

/** For whoever charges, what was cancelled before it was confirmed is declined. */
function toChargeOutcome(outcome: FoundOutcome): ChargeOutcome {
  if (outcome.state === 'cancelled') return { ...outcome, state: 'declined', code: 'payment_cancelled' };
  return outcome.state === 'absent' || outcome.state === 'mismatch' ? UNKNOWN : outcome;
}
