import type { Intent, StripeBooks } from './books.ts';

export type Fields = Record<string, string>;
export type Answer = { status: number; body: object };
type Problem = { type?: string; code: string; decline_code?: string; message: string; payment_intent?: Intent };

/** Cards of Stripe's own test mode. */
const CARDS: Record<string, 'pays' | 'asks' | string> = {
  pm_card_visa: 'pays',
  ctoken_1Nabc: 'pays',
  pm_card_authenticationRequired: 'asks',
  pm_card_visa_chargeDeclined: 'generic_decline',
  pm_card_visa_chargeDeclinedInsufficientFunds: 'insufficient_funds',
};

const ok = (body: object): Answer => ({ status: 200, body });
export const refuse = (status: number, { type = 'invalid_request_error', ...problem }: Problem): Answer => ({
  status,
  body: { error: { type, ...problem } },
});

/** Answers as Stripe does; fields it does not know are refused, so that a typing error cannot pass. */
export function route(books: StripeBooks, method: string, path: string, fields: Fields): Answer {
  const [, id, action] = /^\/v1\/payment_intents(?:\/(pi_\w+))?(?:\/(confirm|cancel))?$/.exec(path) ?? [];
  if (path === '/v1/payment_intents' && method === 'POST') return createIntent(books, fields);
  if (path === '/v1/refunds' && method === 'POST') return createRefund(books, fields);
  if (path === '/v1/refunds' && method === 'GET') return listRefunds(books, fields);
  const intent = id ? books.intents.get(id) : undefined;
  if (id && !intent) return refuse(404, { code: 'resource_missing', message: 'No such payment_intent' });
  if (intent && method === 'GET' && !action) return ok(intent);
  if (intent && method === 'POST' && action === 'confirm') return confirm(books, intent, fields);
  if (intent && method === 'POST' && action === 'cancel') return cancel(intent, fields);
  return refuse(404, { code: 'resource_missing', message: 'Unrecognized request URL' });
}

const allow = (fields: Fields, known: RegExp): Answer | undefined => {
  const unknown = Object.keys(fields).find((name) => !known.test(name));
  return unknown
    ? refuse(400, { code: 'parameter_unknown', message: `Received unknown parameter: ${unknown}` })
    : undefined;
};

const metadataOf = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
      return key ? [[key, value]] : [];
    }),
  );

function createIntent(books: StripeBooks, fields: Fields): Answer {
  const refusal = allow(
    fields,
    /^(amount|currency|allowed_payment_method_types\[0\]|automatic_payment_methods\[(enabled|allow_redirects)\]|metadata\[\w+\])$/,
  );
  if (refusal) return refusal;
  const { amount = '', currency = '' } = fields;
  if (!/^[1-9]\d*$/.test(amount)) return refuse(400, { code: 'parameter_invalid_integer', message: 'Invalid integer' });
  if (Number(amount) < 50) return refuse(400, { code: 'amount_too_small', message: 'Amount must be at least 50' });
  if (!/^[a-z]{3}$/.test(currency))
    return refuse(400, { code: 'parameter_invalid_empty', message: 'Invalid currency' });
  return ok(books.openIntent({ amount: Number(amount), currency, metadata: metadataOf(fields) }));
}

function confirm(books: StripeBooks, intent: Intent, fields: Fields): Answer {
  const refusal = allow(fields, /^(payment_method|confirmation_token|use_stripe_sdk)$/);
  if (refusal) return refusal;
  if (intent.status !== 'requires_payment_method') return unexpected(intent);
  const token = fields.payment_method ?? fields.confirmation_token ?? '';
  const card = CARDS[token];
  if (card === undefined)
    return refuse(400, { code: 'resource_missing', message: `No such PaymentMethod: '${token}'` });
  if (card === 'pays') return ok(books.decide(intent.id, 'pays'));
  if (card === 'asks') return ok(Object.assign(intent, { status: 'requires_action' }));
  const error = { type: 'card_error', code: 'card_declined', decline_code: card, message: 'Your card was declined.' };
  Object.assign(intent, { last_payment_error: error });
  return refuse(402, { ...error, payment_intent: intent });
}

function cancel(intent: Intent, fields: Fields): Answer {
  const refusal = allow(fields, /^cancellation_reason$/);
  if (refusal) return refusal;
  if (['succeeded', 'canceled', 'processing'].includes(intent.status)) return unexpected(intent);
  return ok(Object.assign(intent, { status: 'canceled', cancellation_reason: fields.cancellation_reason ?? null }));
}

const unexpected = (intent: Intent): Answer =>
  refuse(400, {
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent has a status of ${intent.status}.`,
    payment_intent: intent,
  });

function createRefund(books: StripeBooks, fields: Fields): Answer {
  const refusal = allow(fields, /^(payment_intent|amount|metadata\[\w+\])$/);
  if (refusal) return refusal;
  const intent = books.intents.get(fields.payment_intent ?? '');
  if (intent?.status !== 'succeeded') return refuse(400, { code: 'charge_not_refundable', message: 'Not refundable' });
  const amount = Number(fields.amount);
  if (books.refundedOf(intent.id) + amount > intent.amount) {
    return refuse(400, { code: 'amount_too_large', message: 'Refund amount is greater than unrefunded amount' });
  }
  const { currency } = intent;
  return ok(
    books.openRefund({
      amount,
      currency,
      payment_intent: intent.id,
      metadata: metadataOf(fields),
      status: 'succeeded',
    }),
  );
}

function listRefunds(books: StripeBooks, fields: Fields): Answer {
  const data = [...books.refunds.values()].filter(({ payment_intent }) => payment_intent === fields.payment_intent);
  return ok({ object: 'list', data, has_more: false, url: '/v1/refunds' });
}
