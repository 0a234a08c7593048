import { randomUUID } from 'node:crypto';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { POST } from '#app/api/payments/stripe/webhook/route.ts';
import { type Charge, getProvider } from '#lib/payments/port.ts';
import { recordOutcome } from '#lib/payments/record-outcome.ts';
import { finishRefund } from '#lib/payments/refund/finish-refund.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { bookOf, placeOrder, TOTAL } from '#tests/support/payments.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import type { Intent, Refund } from '#tests/support/stripe-api/books.ts';
import { STRIPE_KEY, type StripeApi, startStripeApi } from '#tests/support/stripe-api/start-stripe-api.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

const SECRET = 'whsec_of_the_endpoint';
let shop: TestShop;
let api: StripeApi;
beforeAll(async () => {
  api = await startStripeApi();
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_51Strata',
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_BASE: api.url,
    AUTH_SECRET: 's3cr3t'.repeat(8),
  });
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, price: TOTAL, available: 50 });
});
beforeEach(() => {
  api.fault = () => undefined;
});
afterAll(async () => {
  for (const name of ['SECRET_KEY', 'PUBLISHABLE_KEY', 'WEBHOOK_SECRET', 'API_BASE'])
    delete process.env[`STRIPE_${name}`];
  await shop.close();
  await api.stop();
});

const place = () => placeOrder(shop, { productId: 1, provider: 'stripe' });
/** Charges, and dies before anything is written down. */
async function charge(wanted: Charge, token = 'pm_card_visa'): Promise<Intent> {
  await getProvider('stripe').charge({ ...wanted, token });
  const intent = [...api.books.intents.values()].find(({ metadata }) => metadata.paymentId === wanted.paymentId);
  if (!intent) throw new Error('there is no intent');
  return intent;
}

type Sending = { id?: string; secret?: string; ageSeconds?: number; tamper?: (body: string) => string };
async function send(type: string, object: Intent | Refund, sending: Sending = {}) {
  const { id = `evt_${randomUUID()}`, secret = SECRET, ageSeconds = 0, tamper = (body: string) => body } = sending;
  const payload = JSON.stringify({ id, object: 'event', type, created: 1, data: { object } });
  const timestamp = Math.floor(Date.now() / 1_000) - ageSeconds;
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const response = await POST(
    new Request('http://127.0.0.1:3000/api/payments/stripe/webhook', {
      method: 'POST',
      headers: { 'stripe-signature': signature },
      body: tamper(payload),
    }),
  );
  return { status: response.status, body: await response.json() };
}
const handled = { status: 200, body: { received: 'handled' } };

it('pays the order of an intent that has succeeded', async () => {
  const wanted = await place();
  const intent = await charge(wanted);
  expect(await send('payment_intent.succeeded', intent)).toEqual(handled);
  expect(await bookOf(shop, wanted)).toMatchObject({
    payment: { status: 'succeeded', ref: intent.id },
    order: { status: 'paid' },
  });
});

it.each<[string, Sending]>([
  ['not signed with our secret', { secret: 'whsec_of_another' }],
  ['signed too long ago', { ageSeconds: 400 }],
  ['changed on its way', { tamper: (body) => body.replace('"created":1', '"created":2') }],
])('takes nothing that is %s', async (_name, sending) => {
  const wanted = await place();
  const refused = await send('payment_intent.succeeded', await charge(wanted), sending);
  expect(refused).toMatchObject({ status: 400, body: { type: expect.stringContaining('invalid-signature') } });
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'pending' }, order: { status: 'placed' } });
});

it('handles an event once, whether it comes again later or at the same time', async () => {
  const wanted = await place();
  const intent = await charge(wanted);
  const id = `evt_${randomUUID()}`;
  await Promise.all(Array.from({ length: 5 }, () => send('payment_intent.succeeded', intent, { id })));
  expect(await send('payment_intent.succeeded', intent, { id })).toMatchObject({ body: { received: 'repeated' } });
  const { events } = await bookOf(shop, wanted);
  expect(events.filter(({ status }) => status === 'paid')).toHaveLength(1);
});

it('comes to the same end in whatever order events come', async () => {
  const wanted = await place();
  const asked = structuredClone(await charge(wanted, 'pm_card_authenticationRequired'));
  const failed = structuredClone(api.books.decide(asked.id, 'refuses'));
  const paid = structuredClone(api.books.decide(asked.id, 'pays'));
  await send('payment_intent.succeeded', paid);
  await send('payment_intent.payment_failed', failed);
  await send('payment_intent.requires_action', asked);
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'succeeded' }, order: { status: 'paid' } });
});

it('closes at Stripe what the shopper failed to confirm, so that no other card can pay for a cancelled order', async () => {
  const wanted = await place();
  const { id } = await charge(wanted, 'pm_card_authenticationRequired');
  await send('payment_intent.payment_failed', structuredClone(api.books.decide(id, 'refuses')));
  expect(api.books.intents.get(id)?.status).toBe('canceled');
  expect(await bookOf(shop, wanted)).toMatchObject({
    payment: { status: 'failed', code: 'payment_intent_authentication_failure' },
    order: { status: 'cancelled' },
  });
});

it.each([
  ['amount', { amount_received: 1 }],
  ['currency', { currency: 'usd' }],
])('never takes an order for paid by an event with another %s', async (_what, change) => {
  const wanted = await place();
  await send('payment_intent.succeeded', { ...(await charge(wanted)), ...change });
  const { payment, order, events } = await bookOf(shop, wanted);
  expect([payment?.status, payment?.code, order?.status]).toEqual(['failed', 'amount_mismatch', 'cancelled']);
  expect(events.some(({ note }) => /came instead of €10.00/.test(note))).toBe(true);
});

it('has nothing to do with payments of others in the same account', async () => {
  const intent = api.books.openIntent({ amount: 900, currency: 'eur', metadata: { paymentId: 'of another shop' } });
  expect(await send('payment_intent.succeeded', intent)).toEqual({ status: 200, body: { received: 'foreign' } });
  const plain = api.books.openIntent({ amount: 900, currency: 'eur', metadata: {} });
  expect(await send('payment_intent.succeeded', plain)).toEqual({ status: 200, body: { received: 'foreign' } });
});

it('believes no other intent that names the same payment', async () => {
  const wanted = await place();
  const { id } = await charge(wanted, 'pm_card_authenticationRequired');
  await recordOutcome(wanted.paymentId, { state: 'requires-action', ref: id });
  const other = api.books.openIntent({ amount: TOTAL, currency: 'eur', metadata: { paymentId: wanted.paymentId } });
  const answer = await send('payment_intent.succeeded', api.books.decide(other.id, 'pays'));
  expect(answer).toMatchObject({ body: { received: 'foreign' } });
  expect(await bookOf(shop, wanted)).toMatchObject({ order: { status: 'placed' } });
});

it('asks Stripe to send again what it could not finish, and finishes it then', async () => {
  const wanted = await place();
  const { id } = await charge(wanted, 'pm_card_authenticationRequired');
  const failed = structuredClone(api.books.decide(id, 'refuses'));
  const event = `evt_${randomUUID()}`;
  await shop.sql`ALTER TABLE payments RENAME TO payments_away`;
  const refused = await send('payment_intent.payment_failed', failed, { id: event });
  await shop.sql`ALTER TABLE payments_away RENAME TO payments`;
  expect(refused.status).toBe(500);
  expect(await send('payment_intent.payment_failed', failed, { id: event })).toEqual(handled);
  expect(await bookOf(shop, wanted)).toMatchObject({ order: { status: 'cancelled' } });
});

it('gives back what was paid after the order was cancelled', async () => {
  const wanted = await place();
  const intent = await charge(wanted);
  await recordOutcome(wanted.paymentId, { state: 'cancelled' });
  await send('payment_intent.succeeded', intent);
  const { refunds } = await bookOf(shop, wanted);
  await finishRefund({ refundId: refunds[0]?.id ?? '' });
  expect(api.books.refundedOf(intent.id)).toBe(TOTAL);
});

it('counts what was given back in the dashboard of Stripe, once', async () => {
  const wanted = await place();
  const { id: payment_intent } = await charge(wanted);
  await recordOutcome(wanted.paymentId, { state: 'succeeded', ref: payment_intent });
  const made = { amount: 400, currency: 'eur', payment_intent, metadata: {}, status: 'succeeded' as const };
  const refund = api.books.openRefund(made);
  await send('refund.created', refund);
  await send('refund.updated', refund);
  expect(await bookOf(shop, wanted)).toMatchObject({
    payment: { refunded: 400 },
    order: { status: 'paid', refunded: 400 },
    refunds: [{ amount: 400, status: 'succeeded' }],
  });
  await send('refund.failed', { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' });
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { refunded: 0 }, order: { refunded: 0 } });
});

it('charges no test card in a shop that takes real ones', async () => {
  const wanted = await placeOrder(shop, { productId: 1 });
  expect(await getProvider('test').charge({ ...wanted, token: 'tok_ok' })).toMatchObject({
    state: 'declined',
    code: 'provider_not_offered',
  });
});
