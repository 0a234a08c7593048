import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Charge, PaymentProvider } from '#lib/payments/port.ts';
import { createStripeProvider } from '#lib/payments/stripe/provider.ts';
import {
  STRIPE_KEY,
  type StripeApi,
  type StripeFault,
  startStripeApi,
} from '#tests/support/stripe-api/start-stripe-api.ts';

let api: StripeApi;
let provider: PaymentProvider;
const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
beforeAll(async () => {
  api = await startStripeApi();
});
afterAll(() => api.stop());
beforeEach(() => {
  api.fault = () => undefined;
  api.calls.length = 0;
  provider = open();
});

function open({ secretKey = STRIPE_KEY, deadlineMs = 300 } = {}): PaymentProvider {
  const config = { secretKey, publishableKey: 'pk_test_1', webhookSecret: 'whsec_1', apiBase: api.url };
  return createStripeProvider(config, log, { deadlineMs });
}

let count = 0;
const newCharge = (token: string, more: Partial<Charge> = {}): Charge => {
  count += 1;
  return { paymentId: `pay_${count}`, orderId: `order_${count}`, amount: 4_200, currency: 'EUR', token, ...more };
};
const intentsOf = ({ paymentId }: Charge) =>
  [...api.books.intents.values()].filter(({ metadata }) => metadata.paymentId === paymentId);
/** The first calls of this kind fail so, one after the other. */
const failFirst = (path: RegExp, ...faults: (StripeFault | undefined)[]) => {
  api.fault = (call) => (path.test(call.path) ? faults.shift() : undefined);
};
const refOf = (outcome: { ref?: string }) => outcome.ref ?? '';

it('charges by an intent that names the order, once, however often it is asked', async () => {
  const charge = newCharge('pm_card_visa');
  const outcomes = [await provider.charge(charge), await provider.charge(charge)];
  const [intent] = intentsOf(charge);
  expect(outcomes).toEqual(Array(2).fill({ state: 'succeeded', ref: intent?.id }));
  expect(intentsOf(charge)).toHaveLength(1);
  expect(intent).toMatchObject({
    amount: 4_200,
    currency: 'eur',
    metadata: { orderId: charge.orderId, paymentId: charge.paymentId },
  });
});

it('takes a confirmation token as well as a payment method', async () => {
  expect(await provider.charge(newCharge('ctoken_1Nabc'))).toMatchObject({ state: 'succeeded' });
});

it('says why a card was declined, in the words of its issuer', async () => {
  const declined = await provider.charge(newCharge('pm_card_visa_chargeDeclinedInsufficientFunds'));
  expect(declined).toMatchObject({ state: 'declined', code: 'insufficient_funds', ref: expect.stringMatching(/^pi_/) });
  expect(await provider.charge(newCharge('pm_unknown'))).toMatchObject({ state: 'declined', code: 'resource_missing' });
});

it('hands on what the browser needs where the shopper has to confirm', async () => {
  const charge = newCharge('pm_card_authenticationRequired');
  const outcome = await provider.charge(charge);
  expect(outcome).toMatchObject({ state: 'requires-action', clientSecret: expect.stringContaining('_secret_') });
  api.books.decide(refOf(outcome as { ref: string }), 'pays');
  expect(await provider.find(charge)).toMatchObject({ state: 'succeeded' });
});

it.each([429, 503, 'lost'] as const)('tries again after %s, and charges once', async (fault) => {
  failFirst(/confirm$/, fault);
  const charge = newCharge('pm_card_visa');
  expect(await open({ deadlineMs: 3_000 }).charge(charge)).toMatchObject({ state: 'succeeded' });
  expect(intentsOf(charge)).toHaveLength(1);
});

it('does not know the outcome when Stripe answers too late, and finds it without knowing the intent', async () => {
  failFirst(/confirm$/, 'hangs');
  const charge = newCharge('pm_card_visa');
  expect(await provider.charge(charge)).toEqual({ state: 'unknown' });
  expect(await provider.find(charge)).toMatchObject({ state: 'succeeded' });
  expect(intentsOf(charge)).toHaveLength(1);
});

it('knows that nobody was charged when not even the intent could be asked for', async () => {
  failFirst(/intents$/, 'hangs');
  expect(await provider.charge(newCharge('pm_card_visa', { isFirst: true }))).toEqual({
    state: 'declined',
    code: 'provider_unavailable',
  });
  failFirst(/intents$/, 'hangs');
  expect(await provider.charge(newCharge('pm_card_visa'))).toEqual({ state: 'unknown' });
});

it('cancels so that a confirmation that was on its way charges nobody', async () => {
  const charge = newCharge('pm_card_visa');
  expect(await provider.find(charge)).toEqual({ state: 'absent' });
  expect(await provider.cancel(charge)).toMatchObject({ state: 'cancelled' });
  expect(await provider.charge(charge)).toMatchObject({ state: 'declined', code: 'payment_cancelled' });
  expect(intentsOf(charge)).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
});

it('does not cancel what was paid, even while the call is made', async () => {
  const charge = newCharge('pm_card_authenticationRequired');
  const ref = refOf((await provider.charge(charge)) as { ref: string });
  api.fault = ({ path }) => {
    if (path.endsWith('/cancel')) api.books.decide(ref, 'pays');
    return undefined;
  };
  expect(await provider.cancel({ ...charge, ref })).toEqual({ state: 'succeeded', ref });
});

it('finds a mismatch where another amount or currency was paid', async () => {
  const charge = newCharge('pm_card_visa');
  const ref = refOf((await provider.charge(charge)) as { ref: string });
  const intent = api.books.intents.get(ref);
  Object.assign(intent ?? {}, { amount_received: 42 });
  expect(await provider.find({ ...charge, ref })).toEqual({ state: 'mismatch', ref, amount: 42, currency: 'EUR' });
  Object.assign(intent ?? {}, { amount_received: 4_200, currency: 'usd' });
  expect(await provider.find({ ...charge, ref })).toMatchObject({ state: 'mismatch', currency: 'USD' });
});

it('gives back once for each refund, even when it asks again after Stripe has forgotten the key', async () => {
  const ref = refOf((await provider.charge(newCharge('pm_card_visa'))) as { ref: string });
  const part = { refundId: `re_of_${ref}`, ref, amount: 1_000, currency: 'EUR' };
  failFirst(/refunds$/, undefined, 'hangs');
  expect(await provider.refund(part)).toEqual({ state: 'unknown' });
  api.forgetKeys();
  expect(await provider.refund(part)).toMatchObject({ state: 'succeeded' });
  expect(api.books.refundedOf(ref)).toBe(1_000);
  expect(await provider.refund({ ...part, refundId: 'another', amount: 4_000 })).toEqual({
    state: 'failed',
    code: 'amount_too_large',
  });
});

it('charges nobody with a wrong key, and says that it is not available', async () => {
  const refused = await open({ secretKey: 'sk_test_other' }).charge(newCharge('pm_card_visa', { isFirst: true }));
  expect(refused).toEqual({ state: 'declined', code: 'provider_unavailable' });
});

it('stops asking after failures in a row', async () => {
  api.fault = () => 500;
  for (let attempt = 0; attempt < 4; attempt += 1) await provider.find(newCharge('pm_card_visa'));
  const before = api.calls.length;
  expect(await provider.charge(newCharge('pm_card_visa', { isFirst: true }))).toMatchObject({ state: 'declined' });
  expect(api.calls).toHaveLength(before);
});

it('logs of what Stripe refuses neither the card nor the key, whatever Stripe says of them', async () => {
  const number = '4242424242424242';
  await provider.charge(newCharge(number));
  await open({ secretKey: 'sk_test_other' }).charge(newCharge(number));
  expect(logged.join('')).toContain('api_key_invalid');
  expect(logged.join('')).not.toMatch(/4242424242424242|sk_test_/);
});
