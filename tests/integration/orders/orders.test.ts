import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { readCart } from '#lib/cart/read.ts';
import { checkOut } from '#lib/checkout/check-out.ts';
import { listAdminOrders, orderListQuery } from '#lib/orders/admin-list.ts';
import { getAdminOrder } from '#lib/orders/admin-order.ts';
import { moveOrder } from '#lib/orders/move-order.ts';
import { orderLink } from '#lib/orders/order-link.ts';
import { findOrder, listOrders } from '#lib/orders/read.ts';
import { reorder } from '#lib/orders/reorder.ts';
import { writeOrderMail } from '#lib/orders/write-order-mail.ts';
import { settlePayment } from '#lib/payments/settle-payment.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { aKey, anInput, buy, makeCart, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let support: Awaited<ReturnType<typeof signInAs>>['actor'];
let viewerOnly: typeof support;
let ada: Extract<Viewer, { kind: 'user' }>;
const GUEST: Viewer = { kind: 'guest' };

beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  ({ actor: support } = await signInAs(shop.sql, 'support'));
  ({ actor: viewerOnly } = await signInAs(shop.sql, 'viewer'));
  const { actor } = await signInAs(shop.sql, 'customer');
  ada = { kind: 'user', userId: actor.userId, email: actor.email, name: 'Ada' };
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, carts, orders, reservations, payments, refunds, test_charges, idempotency_keys, mails CASCADE`;
  await insertProduct(shop.sql, { id: 1, available: 10 });
  await insertProduct(shop.sql, { id: 2, available: 1 });
});

const buyOne = async (given: Parameters<typeof buy>[1] = {}): Promise<string> => {
  await buy(await makeCart(shop.sql, { 1: 2 }), given);
  const [order] = await shop.sql<{ id: string }[]>`SELECT id FROM orders ORDER BY created_at DESC LIMIT 1`;
  return order?.id ?? '';
};
const buyAsAda = async (): Promise<string> => {
  const { id } = await makeCart(shop.sql, { 1: 1 });
  await shop.sql`DELETE FROM carts WHERE user_id = ${ada.userId}`;
  await shop.sql`UPDATE carts SET user_id = ${ada.userId}, token_digest = NULL WHERE id = ${id}`;
  const owner = { kind: 'user', userId: ada.userId } as const;
  const outcome = await checkOut({ owner, viewer: ada, idempotencyKey: aKey(), input: anInput() });
  return outcome.state === 'paid' ? outcome.order.orderId : '';
};
const keyOf = (id: string) => new URL(orderLink(id)).searchParams.get('key') ?? '';
const move = async (id: string, to: 'packed' | 'shipped' | 'delivered' | 'cancelled', note = '') =>
  (await moveOrder(support, id, { to, note })).result;
const statusOf = async (id: string) => (await getAdminOrder(support, id))?.status;

describe('an order', () => {
  it('is for whoever has its link, and for nobody with another one', async () => {
    const [id, other] = [await buyOne(), await buyOne()];
    expect(await findOrder(id, { viewer: GUEST, key: keyOf(id) })).toMatchObject({ id, email: 'ada@strata.test' });
    expect(await findOrder(id, { viewer: GUEST })).toBeUndefined();
    expect(await findOrder(id, { viewer: GUEST, key: keyOf(other) })).toBeUndefined();
    expect(await findOrder(id, { viewer: ada })).toBeUndefined();
    expect(await findOrder('x', { viewer: ada })).toBeUndefined();
  });

  it('is for the user who bought it, without a link', async () => {
    const id = await buyAsAda();
    expect(await findOrder(id, { viewer: ada })).toMatchObject({ id, status: 'paid' });
    expect(await findOrder(id, { viewer: { ...ada, userId: 'another' } })).toBeUndefined();
  });

  it('tells what was bought, what it cost, how it was paid, and its history', async () => {
    const id = await buyOne();
    expect(await findOrder(id, { viewer: GUEST, key: keyOf(id) })).toMatchObject({
      number: expect.stringMatching(/^S-\d{6}$/),
      items: [{ variantId: '10', name: 'Product 1', quantity: 2, unitPrice: 1_000, lineTotal: 2_000 }],
      subtotal: 2_000,
      shipping: 490,
      tax: 398,
      taxIncluded: true,
      taxName: 'VAT',
      taxRate: 1_900,
      total: 2_490,
      shippingMethod: { id: 'standard', name: 'Standard' },
      payment: { provider: 'test', status: 'succeeded' },
      timeline: [
        { status: 'placed', by: 'customer' },
        { status: 'paid', by: 'system' },
      ],
      placedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });
});

describe('the orders of a user', () => {
  it('are theirs alone, newest first, page by page', async () => {
    await buyOne();
    const ids = [await buyAsAda(), await buyAsAda(), await buyAsAda()];
    const first = await listOrders(ada, { page: 1, pageSize: 2 });
    expect(first).toMatchObject({ total: 3, page: 1, pageSize: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(first.items[0]).toMatchObject({ status: 'paid', total: 1_490, quantity: 1, images: [{ width: 800 }] });
    expect((await listOrders(ada, { page: 2, pageSize: 2 })).items.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await listOrders(GUEST, { page: 1, pageSize: 2 })).total).toBe(0);
  });
});

describe('the shop', () => {
  it('finds orders by status, number and address', async () => {
    const id = await buyOne({ email: 'grace@strata.test' });
    await buyOne({ token: 'tok_declined' });
    const find = async (query: { status?: 'paid' | 'shipped'; q?: string }) =>
      (await listAdminOrders(support, { ...orderListQuery.parse({}), ...query })).items.map((order) => order.id);
    expect(await find({})).toHaveLength(2);
    expect(await find({ status: 'paid' })).toEqual([id]);
    expect(await find({ q: 'grace@' })).toEqual([id]);
    expect(await find({ q: '%' })).toEqual([]);
    const number = (await getAdminOrder(support, id))?.number;
    expect(await find({ q: number ?? '' })).toEqual([id]);
  });

  it('takes an order step by step, and notes who did', async () => {
    const id = await buyOne();
    expect(await move(id, 'shipped')).toEqual({ state: 'refused', status: 'paid', next: ['packed', 'cancelled'] });
    expect(await move(id, 'packed')).toMatchObject({ state: 'moved', status: 'packed' });
    expect(await move(id, 'shipped', 'With DHL')).toMatchObject({ state: 'moved' });
    expect(await move(id, 'cancelled')).toMatchObject({ state: 'refused' });
    expect(await move(id, 'delivered')).toMatchObject({ state: 'moved' });
    const order = await getAdminOrder(support, id);
    expect(order?.timeline.at(-2)).toMatchObject({ status: 'shipped', note: 'With DHL', by: 'shop' });
    expect(order?.next).toEqual([]);
    expect(order?.payments).toMatchObject([{ provider: 'test', status: 'succeeded', amount: 2_490 }]);
  });

  it('is told when somebody else was there before', async () => {
    const id = await buyOne();
    const version = (await getAdminOrder(support, id))?.version ?? 0;
    await move(id, 'packed');
    const late = await moveOrder(support, id, { to: 'cancelled', note: '', version });
    expect(late.result).toEqual({ state: 'conflict', version: version + 1 });
    const both = await Promise.all([move(id, 'shipped'), move(id, 'shipped')]);
    expect(both.map(({ state }) => state).sort()).toEqual(['moved', 'refused']);
  });

  it('takes no step for less than support', async () => {
    const id = await buyOne();
    await expect(moveOrder(viewerOnly, id, { to: 'packed', note: '' })).rejects.toThrow('support');
    expect(await statusOf(id)).toBe('paid');
  });

  it('gives goods and money back with a cancelled order, and writes why', async () => {
    const id = await buyOne();
    const { changeId } = await moveOrder(support, id, { to: 'cancelled', note: 'The lorry burnt down' });
    expect(changeId).toMatch(/^\d+$/);
    expect(await shop.sql`SELECT status, refunded FROM orders`).toMatchObject([
      { status: 'refunded', refunded: 2_490 },
    ]);
    expect(await shop.sql`SELECT refunded FROM test_charges`).toMatchObject([{ refunded: 2_490 }]);
    expect((await readStock(shop.sql))[0]).toMatchObject({ available: 10, held: 0, consumed: 0, moved: 0 });
    await writeOrderMail({ kind: 'order-cancelled', orderId: id, reason: 'by-shop' });
    const [mail] = await shop.sql`SELECT subject, text FROM mails WHERE kind = 'order-cancelled'`;
    expect(mail?.subject).toContain('cancelled');
    expect(mail?.text).toContain('€24.90');
  });

  it('cancels what waits for its payment, which nobody can make any more', async () => {
    const id = await buyOne({ token: 'tok_3ds' });
    await move(id, 'cancelled');
    expect(await statusOf(id)).toBe('cancelled');
    expect(await shop.sql`SELECT status FROM test_charges`).toMatchObject([{ status: 'cancelled' }]);
    expect(await shop.sql`SELECT status FROM payments`).toMatchObject([{ status: 'cancelled' }]);
    expect((await readStock(shop.sql))[0]).toMatchObject({ available: 10, consumed: 0 });
  });
});

describe('a payment that nobody made', () => {
  it('ends the order after a while, and tells the buyer, who has left', async () => {
    const id = await buyOne({ token: 'tok_3ds' });
    await shop.sql`UPDATE payments SET created_at = now() - interval '1 hour'`;
    await shop.sql`UPDATE orders SET created_at = now() - interval '1 hour'`;
    const [payment] = await shop.sql<{ id: string }[]>`SELECT id FROM payments`;
    await settlePayment({ paymentId: payment?.id ?? '' });
    expect(await statusOf(id)).toBe('cancelled');
    const jobs = await shop.sql<{ payload: object }[]>`SELECT payload FROM graphile_worker._private_jobs`;
    expect(jobs.map(({ payload }) => payload)).toContainEqual({
      orderId: id,
      kind: 'order-cancelled',
      reason: 'payment-failed',
    });
  });
});

describe('buying again', () => {
  it('fills a cart with what can still be had, and says what cannot', async () => {
    await insertProduct(shop.sql, { id: 3, available: 9 });
    await insertProduct(shop.sql, { id: 4, available: 9 });
    const cart = await makeCart(shop.sql, { 1: 2, 2: 1, 3: 4, 4: 1 });
    const outcome = await buy(cart);
    const orderId = outcome.state === 'paid' ? outcome.order.orderId : '';
    const order = await findOrder(orderId, { viewer: GUEST, key: keyOf(orderId) });
    await shop.sql`UPDATE inventory SET available = 1 WHERE variant_id = 30`;
    await shop.sql`DELETE FROM products WHERE id = 4`;
    const again = await findOrder(orderId, { viewer: GUEST, key: keyOf(orderId) });
    expect(again?.items.map(({ variantId }) => variantId)).toEqual(['10', '20', '30', null]);

    const {
      cart: filled,
      missing,
      setCookies,
    } = await reorder({ viewer: GUEST, token: undefined }, again ?? { items: [] });
    expect(filled?.items.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
      ['10', 2],
      ['30', 1],
    ]);
    expect(missing).toEqual([
      { name: 'Product 2', quantity: 1, because: 'sold-out' },
      { name: 'Product 3', quantity: 4, because: 'fewer' },
      { name: 'Product 4', quantity: 1, because: 'gone' },
    ]);
    const token = /strata_cart=([\w-]+)/.exec(setCookies.join())?.[1];
    expect((await readCart(GUEST, token)).id).toBe(filled?.id);
    expect(order?.items).toHaveLength(4);
  });
});
