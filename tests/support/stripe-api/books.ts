import { randomBytes } from 'node:crypto';

export type Intent = {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  currency: string;
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';
  client_secret: string;
  cancellation_reason: string | null;
  last_payment_error: { type: string; code: string; decline_code?: string; message: string } | null;
  metadata: Record<string, string>;
  created: number;
  livemode: false;
};

export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  currency: string;
  payment_intent: string;
  status: 'pending' | 'succeeded' | 'failed';
  failure_reason?: string;
  metadata: Record<string, string>;
};

export type StripeBooks = ReturnType<typeof createBooks>;

const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`;

/** What Stripe remembers of an account. */
export function createBooks() {
  const intents = new Map<string, Intent>();
  const refunds = new Map<string, Refund>();
  return {
    intents,
    refunds,
    openIntent(wanted: Pick<Intent, 'amount' | 'currency' | 'metadata'>): Intent {
      const id = newId('pi');
      const intent: Intent = {
        id,
        object: 'payment_intent',
        ...wanted,
        amount_received: 0,
        status: 'requires_payment_method',
        client_secret: `${id}_secret_${randomBytes(8).toString('hex')}`,
        cancellation_reason: null,
        last_payment_error: null,
        created: Math.floor(Date.now() / 1_000),
        livemode: false,
      };
      intents.set(id, intent);
      return intent;
    },
    /** As the shopper's bank does, at the end of 3-D Secure or by itself. */
    decide(id: string, decision: 'pays' | 'refuses'): Intent {
      const intent = intents.get(id);
      if (!intent) throw new Error(`no intent ${id}`);
      if (decision === 'pays') {
        return Object.assign(intent, { status: 'succeeded', amount_received: intent.amount, last_payment_error: null });
      }
      const code = 'payment_intent_authentication_failure';
      const error = { type: 'card_error', code, message: 'The shopper could not be authenticated.' };
      return Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error });
    },
    openRefund(wanted: Pick<Refund, 'amount' | 'currency' | 'payment_intent' | 'metadata' | 'status'>): Refund {
      const refund: Refund = { id: newId('re'), object: 'refund', ...wanted };
      refunds.set(refund.id, refund);
      return refund;
    },
    refundedOf: (intentId: string) =>
      [...refunds.values()]
        .filter(({ payment_intent, status }) => payment_intent === intentId && status !== 'failed')
        .reduce((total, { amount }) => total + amount, 0),
  };
}
