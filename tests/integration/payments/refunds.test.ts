import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { writeOrderMail } from '#lib/orders/write-order-mail.ts';
import { type Charge, getProvider } from '#lib/payments/port.ts';
import { recordOutcome } from '#lib/payments/record-outcome.ts';
import { finishRefund } from '#lib/payments/refund/finish-refund.ts';
import { openRefund } from '#lib/payments/refund/open-refund.ts';
import { recordRefund } from '#lib/payments/refund/record-refund.ts';
import { refundOrder } from '#lib/payments/refund.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { bookOf, placeOrder, TOTAL } from '#tests/support/payments.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let support: Actor;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, price: TOTAL, available: 50 });
  ({ actor: support } = await signInAs(shop.sql, 'support'));
});
afterAll(() => shop.close());

async function pay(): Promise<Charge> {
  const wanted = await placeOrder(shop, { productId: 1 });
  await recordOutcome(wanted.paymentId, await getProvider('test').charge(wanted));
  return wanted;
}
const bookedAtBank = ({ paymentId }: Charge) =>
  shop.sql<{ amount: number }[]>`
    SELECT r.amount FROM test_refunds r JOIN test_charges c ON c.id = r.charge_id WHERE c.idempotency_key = ${paymentId}`;
const refund = async (actor: Actor, orderId: string, amount: number | 'rest', reason: string) =>
  (await refundOrder(actor, orderId, { amount, reason })).result;
const available = async () => (await shop.sql`SELECT available FROM inventory WHERE variant_id = 10`)[0]?.available;

it('gives back a part, and says so in the history of the order', async () => {
  const wanted = await pay();
  const result = await refund(support, wanted.orderId, 300, 'a scratch');
  expect(result).toMatchObject({ state: 'taken', refund: { amount: 300, currency: 'EUR', status: 'succeeded' } });
  const { payment, order, events } = await bookOf(shop, wanted);
  expect([payment?.refunded, order?.refunded, order?.status]).toEqual([300, 300, 'paid']);
  expect(events.at(-1)).toEqual({ status: null, note: '€3.00 went back: a scratch', actor: support.userId });
});

it('never gives back more than was paid, however many ask at once', async () => {
  const wanted = await pay();
  const results = await Promise.all(Array.from({ length: 8 }, () => refund(support, wanted.orderId, 300, 'a scratch')));
  expect(results.filter(({ state }) => state === 'taken')).toHaveLength(3);
  expect(results.find(({ state }) => state === 'too-much')).toMatchObject({ left: 100 });
  expect(await bookedAtBank(wanted)).toHaveLength(3);
  expect(await bookOf(shop, wanted)).toMatchObject({ payment: { refunded: 900 }, order: { refunded: 900 } });
});

it('ends the order with the last of its money, and has its goods for sale again', async () => {
  const wanted = await pay();
  const before = await available();
  await refund(support, wanted.orderId, 400, 'late');
  await refund(support, wanted.orderId, 'rest', 'too late');
  expect(await bookOf(shop, wanted)).toMatchObject({ order: { status: 'refunded', refunded: TOTAL } });
  expect(await available()).toBe(before + 1);
  expect(await refund(support, wanted.orderId, 'rest', 'once more')).toMatchObject({ state: 'too-much', left: 0 });
});

it('finishes what a crash has interrupted, once', async () => {
  const wanted = await pay();
  const refund = { ...wanted, amount: 500, reason: 'a scratch', actor: 'system' };
  const refundId = await shop.runtime.db.transaction((tx) => openRefund(tx, refund));
  const [job] =
    await shop.sql`SELECT task_identifier FROM graphile_worker.jobs WHERE key = ${`finish-refund:${refundId}`}`;
  expect(job?.task_identifier).toBe('finish-refund');
  await Promise.all([finishRefund({ refundId }), finishRefund({ refundId })]);
  expect(await bookedAtBank(wanted)).toEqual([{ amount: 500 }]);
  const { events, order } = await bookOf(shop, wanted);
  expect(order?.refunded).toBe(500);
  expect(events.filter(({ note }) => note.includes('went back'))).toHaveLength(1);
});

it('has the money left again when the bank sends a refund back', async () => {
  const wanted = await pay();
  const result = await refund(support, wanted.orderId, 400, 'a scratch');
  if (result.state !== 'taken') throw new Error(result.state);
  await recordRefund(result.refund.id, { state: 'failed', code: 'expired_or_canceled_card' });
  await recordRefund(result.refund.id, { state: 'succeeded', ref: 'old news' });
  const { payment, order, refunds, events } = await bookOf(shop, wanted);
  expect([payment?.refunded, order?.refunded, refunds[0]?.status]).toEqual([0, 0, 'failed']);
  expect(events.at(-1)?.note).toMatch(/has failed/);
});

it('gives nothing back of what was never paid', async () => {
  const wanted = await placeOrder(shop, { productId: 1 });
  expect(await refund(support, wanted.orderId, 'rest', 'why not')).toEqual({ state: 'unpaid' });
  expect(await refund(support, 'no-order', 'rest', 'why not')).toEqual({ state: 'unknown' });
});

it('writes to the buyer once for each part', async () => {
  const { orderId } = await pay();
  const result = await refund(support, orderId, 250, 'a scratch');
  if (result.state !== 'taken') throw new Error(result.state);
  const refundId = result.refund.id;
  await recordRefund(refundId, { state: 'succeeded', ref: 'once more' });
  const key = `write:order-refunded:${refundId}`;
  expect(await shop.sql`SELECT 1 FROM graphile_worker.jobs WHERE key = ${key}`).toHaveLength(1);
  for (let run = 0; run < 2; run += 1) await writeOrderMail({ kind: 'order-refunded', orderId, refundId });
  const mails =
    await shop.sql`SELECT recipient, subject FROM mails WHERE order_id = ${orderId} AND kind = 'order-refunded'`;
  expect(mails).toEqual([{ recipient: 'ada@strata.test', subject: expect.stringContaining('€2.50') }]);
});

it('is for support and above', async () => {
  const wanted = await pay();
  const { actor } = await signInAs(shop.sql, 'viewer');
  await expect(refund(actor, wanted.orderId, 100, 'please')).rejects.toThrow(ForbiddenError);
  expect(await bookedAtBank(wanted)).toEqual([]);
});
