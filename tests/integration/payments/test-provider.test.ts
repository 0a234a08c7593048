import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Charge, PaymentProvider } from '#lib/payments/port.ts';
import { createTestProvider } from '#lib/payments/test/provider.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

let shop: TestShop;
let provider: PaymentProvider;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  provider = createTestProvider(shop.runtime.db);
});
afterAll(() => shop.close());

let count = 0;
const newCharge = (token: string): Charge => {
  count += 1;
  return { paymentId: `pay_${count}`, orderId: `order_${count}`, amount: 4_200, currency: 'EUR', token };
};
const bookings = (paymentId: string) => shop.sql`SELECT * FROM test_charges WHERE idempotency_key = ${paymentId}`;

it('charges, and declines for a reason that programs can read', async () => {
  expect(await provider.charge(newCharge('tok_ok'))).toEqual({ state: 'succeeded', ref: expect.any(String) });
  expect(await provider.charge(newCharge('tok_declined'))).toMatchObject({ state: 'declined', code: 'card_declined' });
  expect(await provider.charge(newCharge('tok_other'))).toMatchObject({ state: 'declined', code: 'unknown_token' });
});

it('books one charge for a payment, however many ask at once', async () => {
  const charge = newCharge('tok_ok');
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => provider.charge(charge)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await bookings(charge.paymentId)).toHaveLength(1);
});

it('answers a repetition as the first time, whatever token it comes with', async () => {
  const charge = newCharge('tok_declined');
  await provider.charge(charge);
  expect(await provider.charge({ ...charge, token: 'tok_ok' })).toMatchObject({ state: 'declined' });
});

it('sends the shopper to the page of the bank where they have to confirm', async () => {
  const charge = newCharge('tok_3ds');
  const outcome = await provider.charge(charge);
  expect(outcome).toMatchObject({
    state: 'requires-action',
    actionUrl: expect.stringMatching(/^\/pay\/test\/test_ch_/),
  });
  expect(await provider.find(charge)).toEqual(outcome);
});

it('charges, but answers too late: unknown first, and found afterwards', async () => {
  const charge = newCharge('tok_timeout');
  expect(await createTestProvider(shop.runtime.db, { deadlineMs: 50 }).charge(charge)).toEqual({ state: 'unknown' });
  await waitUntil(
    5_000,
    'it was not charged',
    async () => (await provider.find(charge)).state === 'succeeded' || undefined,
  );
});

it('finds nothing where nothing was charged', async () => {
  expect(await provider.find(newCharge('tok_ok'))).toEqual({ state: 'absent' });
});

it('charges nobody any more for what was cancelled, even when the charge was on its way', async () => {
  const charge = newCharge('tok_ok');
  expect(await provider.cancel(charge)).toMatchObject({ state: 'cancelled' });
  expect(await provider.charge(charge)).toMatchObject({ state: 'declined', code: 'payment_cancelled' });
  const [booked] = await bookings(charge.paymentId);
  expect(booked?.status).toBe('cancelled');
});

it('does not cancel what was paid before', async () => {
  const charge = newCharge('tok_ok');
  await provider.charge(charge);
  expect(await provider.cancel(charge)).toMatchObject({ state: 'succeeded' });
});

it('says when another amount was paid than was asked for', async () => {
  const charge = newCharge('tok_ok');
  await provider.charge(charge);
  expect(await provider.find({ ...charge, amount: 4_300 })).toMatchObject({ state: 'mismatch', amount: 4_200 });
});

it('gives back once for each refund, and never more than was paid', async () => {
  const charge = newCharge('tok_ok');
  const charged = await provider.charge(charge);
  const ref = charged.state === 'succeeded' ? charged.ref : '';
  const part = { refundId: `refund_${charge.paymentId}`, ref, amount: 3_000, currency: 'EUR' };
  const first = await provider.refund(part);
  expect(first).toMatchObject({ state: 'succeeded' });
  expect(await provider.refund(part)).toEqual(first);
  expect(await provider.refund({ ...part, refundId: 'another' })).toEqual({
    state: 'failed',
    code: 'amount_too_large',
  });
  expect((await bookings(charge.paymentId))[0]?.refunded).toBe(3_000);
});
