import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Charge, getProvider } from '#lib/payments/port.ts';
import { recordOutcome } from '#lib/payments/record-outcome.ts';
import { finishRefund } from '#lib/payments/refund/finish-refund.ts';
import { settlePayment } from '#lib/payments/settle-payment.ts';
import { sweepPayments } from '#lib/payments/sweep-payments.ts';
import { createTestProvider } from '#lib/payments/test/provider.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { bookOf, placeOrder, TOTAL } from '#tests/support/payments.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const STOCK = 50;
let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, price: TOTAL, available: STOCK });
});
afterAll(() => shop.close());

const place = () => placeOrder(shop, { productId: 1 });
const settle = ({ paymentId }: Charge) => settlePayment({ paymentId });
const charge = (wanted: Charge, token = 'tok_ok') => getProvider('test').charge({ ...wanted, token });
const findAtBank = async (wanted: Charge) => (await getProvider('test').find(wanted)).state;
const available = async () => (await shop.sql`SELECT available FROM inventory WHERE variant_id = 10`)[0]?.available;
const age = ({ paymentId }: Charge, minutes: number) =>
  shop.sql`UPDATE payments SET created_at = now() - ${minutes} * interval '1 minute', updated_at = now() - ${minutes} * interval '1 minute' WHERE id = ${paymentId}`;
const jobsOf = ({ paymentId }: Charge) =>
  shop.sql<{ minutes: number }[]>`
    SELECT round(extract(epoch FROM run_at - now()) / 60)::int AS minutes FROM graphile_worker.jobs
     WHERE key = ${`settle-payment:${paymentId}`}`;

it('pays an order once, however often and from wherever it is heard', async () => {
  const wanted = await place();
  const outcome = await charge(wanted);
  await Promise.all(Array.from({ length: 10 }, () => recordOutcome(wanted.paymentId, outcome)));
  const { payment, order, events } = await bookOf(shop, wanted);
  expect([payment?.status, order?.status]).toEqual(['succeeded', 'paid']);
  expect(events.filter(({ status }) => status === 'paid')).toHaveLength(1);
});

it('keeps to what was paid when older news come later', async () => {
  const wanted = await place();
  await recordOutcome(wanted.paymentId, await charge(wanted));
  await recordOutcome(wanted.paymentId, { state: 'declined', code: 'card_declined' });
  await recordOutcome(wanted.paymentId, { state: 'requires-action', ref: 'old' });
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'succeeded' }, order: { status: 'paid' } });
});

it('gives back what is paid after the order was cancelled', async () => {
  const wanted = await place();
  await recordOutcome(wanted.paymentId, { state: 'cancelled' });
  await recordOutcome(wanted.paymentId, await charge(wanted));
  const before = await bookOf(shop, wanted);
  expect(before).toMatchObject({ payment: { status: 'succeeded', refunded: TOTAL }, order: { status: 'cancelled' } });
  await finishRefund({ refundId: before.refunds[0]?.id ?? '' });
  expect(await bookOf(shop, wanted)).toMatchObject({
    order: { status: 'refunded', refunded: TOTAL },
    refunds: [{ amount: TOTAL, status: 'succeeded' }],
  });
});

it('gives back a second payment for an order, which stays paid', async () => {
  const wanted = await place();
  await recordOutcome(wanted.paymentId, await charge(wanted));
  const second = { ...wanted, paymentId: `${wanted.paymentId}_2` };
  await shop.sql`INSERT INTO payments (id, order_id, provider, amount, currency)
                 VALUES (${second.paymentId}, ${wanted.orderId}, 'test', ${TOTAL}, 'EUR')`;
  await recordOutcome(second.paymentId, await charge(second));
  const { refunds } = await bookOf(shop, wanted);
  await finishRefund({ refundId: refunds[0]?.id ?? '' });
  expect(await bookOf(shop, wanted)).toMatchObject({
    order: { status: 'paid', refunded: 0 },
    refunds: [{ amount: TOTAL, status: 'succeeded' }],
  });
});

it('never takes an order for paid that was paid with another amount', async () => {
  const wanted = await place();
  await charge({ ...wanted, amount: 10 });
  await settle(wanted);
  const { payment, order, events } = await bookOf(shop, wanted);
  expect([payment?.status, payment?.code, order?.status]).toEqual(['failed', 'amount_mismatch', 'cancelled']);
  expect(events.map(({ note }) => note)).toContain('€0.10 came instead of €10.00.');
});

it('finds a charge whose caller died before it could write it down', async () => {
  const wanted = await place();
  expect(await jobsOf(wanted)).toEqual([{ minutes: 1 }]);
  await charge(wanted);
  await settle(wanted);
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'succeeded' }, order: { status: 'paid' } });
});

it('finds the charge that was answered too late', async () => {
  const wanted = await place();
  const late = await createTestProvider(shop.runtime.db, { deadlineMs: 50 }).charge({
    ...wanted,
    token: 'tok_timeout',
  });
  await recordOutcome(wanted.paymentId, late);
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'pending' }, order: { status: 'placed' } });
  expect(await jobsOf(wanted)).toEqual([{ minutes: 0 }]);
  await waitUntil(5_000, 'it was not charged', async () => (await findAtBank(wanted)) === 'succeeded' || undefined);
  await settle(wanted);
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'succeeded' }, order: { status: 'paid' } });
});

it('waits for a charge that may be on its way, then cancels it for good and gives the stock back', async () => {
  const wanted = await place();
  const before = await available();
  await settle(wanted);
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { status: 'pending' } });
  expect(await jobsOf(wanted)).toEqual([{ minutes: 2 }]);
  await age(wanted, 3);
  await settle(wanted);
  expect(await bookOf(shop, wanted)).toMatchObject({
    payment: { status: 'cancelled' },
    order: { status: 'cancelled' },
  });
  expect(await available()).toBe(before + 1);
  expect(await charge(wanted)).toMatchObject({ state: 'declined', code: 'payment_cancelled' });
});

it('gives the shopper half an hour to confirm, and then cancels at the provider', async () => {
  const wanted = await place();
  await recordOutcome(wanted.paymentId, await charge(wanted, 'tok_3ds'));
  await age(wanted, 29);
  await settle(wanted);
  expect(await bookOf(shop, wanted)).toMatchObject({
    payment: { status: 'requires_action' },
    order: { status: 'placed' },
  });
  await age(wanted, 31);
  await settle(wanted);
  expect(await bookOf(shop, wanted)).toMatchObject({
    payment: { status: 'cancelled' },
    order: { status: 'cancelled' },
  });
  expect(await findAtBank(wanted)).toBe('cancelled');
});

it('looks again at what is open though its job is gone', async () => {
  const wanted = await place();
  await shop.sql`DELETE FROM graphile_worker._private_jobs`;
  await age(wanted, 60);
  await sweepPayments();
  expect(await jobsOf(wanted)).toEqual([{ minutes: 0 }]);
});
