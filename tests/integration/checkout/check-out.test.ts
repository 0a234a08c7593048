import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getProduct } from '#lib/catalog/read.ts';
import { getStock } from '#lib/inventory/read.ts';
import { orderLink } from '#lib/orders/order-link.ts';
import { findOrder } from '#lib/orders/read.ts';
import { writeOrderMail } from '#lib/orders/write-order-mail.ts';
import { recordOutcome } from '#lib/payments/record-outcome.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { aKey, buy, makeCart, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, carts, orders, reservations, payments, test_charges, idempotency_keys, mails, changes, promotions CASCADE`;
  await insertProduct(shop.sql, { id: 1, available: 10 });
  await insertProduct(shop.sql, { id: 2, available: 3, price: 2_000 });
  await shop.forget();
});

const orders = () => shop.sql<{ id: string; status: string; total: number }[]>`SELECT id, status, total FROM orders`;
const charges = () => shop.sql`SELECT status, amount FROM test_charges`;
const cartOf = (id: string) =>
  shop.sql`SELECT variant_id::int AS variant, quantity FROM cart_items WHERE cart_id = ${id} ORDER BY 1`;
const queued = async (task: string) => {
  const jobs = await shop.sql<{ payload: object }[]>`
    SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = ${task}`;
  return jobs.map(({ payload }) => payload);
};
const orderOf = async () => (await orders())[0]?.id ?? '';
const age = (seconds: number) => shop.sql`UPDATE payments SET created_at = now() - make_interval(secs => ${seconds})`;
const addPromotion = (
  given: { kind?: string; value?: number; total?: number | null; perCustomer?: number | null } = {},
) =>
  shop.sql`INSERT INTO promotions (code, name, kind, value, currency, total_limit, per_customer_limit)
           VALUES (NULL, 'A gift', ${given.kind ?? 'percentage'}, ${given.value ?? 1_000}, 'EUR', ${given.total ?? null}, ${given.perCustomer ?? null})`;

describe('a checkout', () => {
  it('makes an order that is paid, empties the cart and writes to the buyer', async () => {
    const cart = await makeCart(shop.sql, { 1: 2, 2: 1 });
    const outcome = await buy(cart);
    expect(outcome).toMatchObject({ state: 'paid', order: { total: 4_490, currency: 'EUR' } });
    expect(await charges()).toMatchObject([{ status: 'succeeded', amount: 4_490 }]);
    expect(await cartOf(cart.id)).toEqual([]);
    expect(await readStock(shop.sql)).toMatchObject([
      { variantId: '10', available: 8, held: 0, consumed: 2, moved: -2 },
      { variantId: '20', available: 2, held: 0, consumed: 1, moved: -1 },
    ]);
    const orderId = await orderOf();
    await writeOrderMail({ kind: 'order-confirmation', orderId });
    await writeOrderMail({ kind: 'order-confirmation', orderId });
    const mails = await shop.sql`SELECT kind, recipient, order_id, text FROM mails`;
    expect(mails).toMatchObject([{ kind: 'order-confirmation', recipient: 'ada@strata.test', order_id: orderId }]);
    expect(mails[0]?.text).toContain(orderLink(orderId));
    expect(await queued('write-order-mail')).toMatchObject([{ kind: 'order-confirmation', orderId }]);
  });

  it('keeps what was bought as it was then, with the steps that it took', async () => {
    await buy(await makeCart(shop.sql, { 2: 1 }));
    await shop.sql`UPDATE variants SET price = 99_99`;
    const order = await findOrder(await orderOf(), { viewer: { kind: 'guest' } });
    expect(order).toBeUndefined();
    const [row] = await shop.sql`SELECT unit_price, line_total, tax, sku FROM order_lines`;
    expect(row).toMatchObject({ unit_price: 2_000, line_total: 2_000, tax: 320, sku: 'SKU-2' });
    expect(await shop.sql`SELECT status, actor FROM order_events ORDER BY id`).toMatchObject([
      { status: 'placed', actor: 'customer' },
      { status: 'paid', actor: 'system' },
    ]);
  });

  it('shows the stock that is left at once, and takes what is sold out off the shelf', async () => {
    await getStock(['20']);
    expect((await getProduct('2'))?.inStock).toBe(true);
    await buy(await makeCart(shop.sql, { 2: 3 }));
    expect(await getStock(['20'])).toMatchObject([{ available: 0 }]);
    expect((await getProduct('2'))?.inStock).toBe(false);
    expect(await shop.sql`SELECT kind, tags, cdn FROM changes ORDER BY id DESC LIMIT 1`).toMatchObject([
      { kind: 'inventory', tags: expect.arrayContaining(['stock:20', 'product:2']), cdn: 'purge' },
    ]);
  });

  it('is refused with what is missing, and nothing is made, when there is not enough', async () => {
    const cart = await makeCart(shop.sql, { 1: 1, 2: 4 });
    expect(await buy(cart)).toEqual({
      state: 'out-of-stock',
      variants: [{ variantId: '20', name: 'Product 2', quantity: 4, available: 3 }],
    });
    expect(await orders()).toEqual([]);
    expect(await readStock(shop.sql)).toMatchObject([
      { available: 10, moved: 0 },
      { available: 3, moved: 0 },
    ]);
    expect(await cartOf(cart.id)).toHaveLength(2);
  });

  it('is refused when the total is not what was expected', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    expect(await buy(cart, { expectedTotal: 1_489 })).toMatchObject({
      state: 'total-changed',
      quote: { total: 1_490 },
    });
    expect(await orders()).toEqual([]);
    expect(await readStock(shop.sql)).toMatchObject([{ available: 10, held: 0 }, {}]);
    expect(await buy(cart, { expectedTotal: 1_490 })).toMatchObject({ state: 'paid' });
  });

  it('is refused by a way that does not go there', async () => {
    expect(await buy(await makeCart(shop.sql, { 1: 1 }), { shippingMethod: 'drone' })).toEqual({
      state: 'not-shipped',
    });
    expect(await orders()).toEqual([]);
  });

  it('is refused with nothing in the cart', async () => {
    expect(await buy(await makeCart(shop.sql, {}))).toEqual({ state: 'empty-cart' });
    expect(await buy({ owner: { kind: 'nobody' } })).toEqual({ state: 'empty-cart' });
  });

  it('needs no payment when it costs nothing', async () => {
    await addPromotion({ value: 10_000 });
    await shop.sql`INSERT INTO promotions (name, kind, value, currency, stackable) VALUES ('Free', 'free_shipping', 0, 'EUR', true)`;
    await shop.sql`UPDATE promotions SET stackable = true`;
    expect(await buy(await makeCart(shop.sql, { 1: 1 }))).toMatchObject({ state: 'paid', order: { total: 0 } });
    expect(await charges()).toEqual([]);
  });
});

describe('a card that is declined', () => {
  it('leaves a cancelled order, the stock and promotions for others, and the cart as it was', async () => {
    await addPromotion({ total: 1 });
    const cart = await makeCart(shop.sql, { 2: 3 });
    expect(await buy(cart, { token: 'tok_declined' })).toEqual({ state: 'declined', code: 'card_declined' });
    expect(await orders()).toMatchObject([{ status: 'cancelled' }]);
    expect(await readStock(shop.sql)).toMatchObject([{}, { available: 3, held: 0, consumed: 0, moved: 0 }]);
    expect(await shop.sql`SELECT redeemed FROM promotions`).toMatchObject([{ redeemed: 0 }]);
    expect(await cartOf(cart.id)).toMatchObject([{ variant: 20, quantity: 3 }]);
    expect(await buy(cart)).toMatchObject({ state: 'paid' });
    expect(await getStock(['20'])).toMatchObject([{ available: 0 }]);
  });

  it('is declined again with the same key, and asked about once', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    const key = aKey();
    const first = await buy(cart, { token: 'tok_declined', key });
    expect(await buy(cart, { token: 'tok_declined', key })).toEqual(first);
    expect(await orders()).toHaveLength(1);
  });
});

describe('a key', () => {
  it('gives its answer again, and never a second order', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    const key = aKey();
    const first = await buy(cart, { key });
    expect(await buy(cart, { key })).toEqual(first);
    expect(await orders()).toHaveLength(1);
    expect(await charges()).toHaveLength(1);
  });

  it('gives one answer to all who bring it at once', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    const key = aKey();
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy(cart, { key })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ state: 'paid' });
    expect(await orders()).toHaveLength(1);
    expect(await charges()).toHaveLength(1);
  });

  it('is refused with another request', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    const key = aKey();
    await buy(cart, { key });
    expect(await buy(cart, { key, email: 'eve@strata.test' })).toEqual({ state: 'key-reused' });
    expect(await orders()).toHaveLength(1);
  });

  it('is as unused where nothing was made', async () => {
    const cart = await makeCart(shop.sql, { 2: 4 });
    const key = aKey();
    expect(await buy(cart, { key })).toMatchObject({ state: 'out-of-stock' });
    await shop.sql`UPDATE cart_items SET quantity = 1`;
    expect(await buy(cart, { key, email: 'another@strata.test' })).toMatchObject({ state: 'paid' });
  });

  it('of one cart says nothing to another', async () => {
    const key = aKey();
    await buy(await makeCart(shop.sql, { 1: 1 }), { key });
    await buy(await makeCart(shop.sql, { 1: 1 }), { key });
    expect(await orders()).toHaveLength(2);
  });
});

describe('two checkouts of one cart', () => {
  it('make one order, though each has a key of its own', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    const answers = await Promise.all([buy(cart), buy(cart), buy(cart)]);
    expect(answers.filter(({ state }) => state === 'paid')).toHaveLength(1);
    for (const { state } of answers) expect(['paid', 'order-pending', 'empty-cart']).toContain(state);
    expect(await charges()).toHaveLength(1);
  });
});

describe('a card that has to be confirmed', () => {
  it('leads the shopper to where they do, and holds their things meanwhile', async () => {
    const cart = await makeCart(shop.sql, { 1: 2 });
    const outcome = await buy(cart, { token: 'tok_3ds' });
    expect(outcome).toMatchObject({
      state: 'placed',
      nextAction: { type: 'redirect', url: expect.stringMatching(/^http:\/\/.*\/pay\/test\//) },
    });
    expect(await readStock(shop.sql)).toMatchObject([{ available: 8, consumed: 2 }, {}]);
    expect(await cartOf(cart.id)).toHaveLength(1);
  });

  it('is told how it stands with the same key: the same way there, then that it is paid', async () => {
    const cart = await makeCart(shop.sql, { 1: 2 });
    const key = aKey();
    const first = await buy(cart, { token: 'tok_3ds', key });
    expect(await buy(cart, { token: 'tok_3ds', key })).toEqual(first);
    const [payment] = await shop.sql<{ id: string; provider_ref: string }[]>`SELECT id, provider_ref FROM payments`;
    await shop.sql`UPDATE test_charges SET status = 'succeeded'`;
    await recordOutcome(payment?.id ?? '', { state: 'succeeded', ref: payment?.provider_ref ?? '' });
    expect(await buy(cart, { token: 'tok_3ds', key })).toMatchObject({ state: 'paid' });
    expect(await charges()).toHaveLength(1);
    expect(await cartOf(cart.id)).toEqual([]);
  });

  it('gives way to another card: the first order ends and nobody can pay it any more', async () => {
    const cart = await makeCart(shop.sql, { 2: 3 });
    await buy(cart, { token: 'tok_3ds' });
    expect(await buy(cart)).toMatchObject({ state: 'paid' });
    expect((await orders()).map(({ status }) => status).sort()).toEqual(['cancelled', 'paid']);
    expect((await charges()).map(({ status }) => status).sort()).toEqual(['cancelled', 'succeeded']);
    expect(await readStock(shop.sql)).toMatchObject([{}, { available: 0, consumed: 3, moved: -3 }]);
  });
});

describe('an order whose payment nobody has heard of', () => {
  it('keeps another one of its cart from being made, until it is old enough to be ended', async () => {
    const cart = await makeCart(shop.sql, { 1: 1 });
    await buy(cart, { token: 'tok_3ds' });
    await shop.sql`UPDATE payments SET status = 'pending', provider_ref = NULL`;
    expect(await buy(cart)).toEqual({ state: 'order-pending', orderId: await orderOf() });
    await age(61);
    expect(await buy(cart)).toMatchObject({ state: 'paid' });
    expect((await charges()).filter(({ status }) => status === 'succeeded')).toHaveLength(1);
  });
});

describe('a promotion with a limit', () => {
  it('goes to as many orders as it may, however many come at once', async () => {
    await addPromotion({ total: 2 });
    const carts = await Promise.all(Array.from({ length: 6 }, () => makeCart(shop.sql, { 1: 1 })));
    const outcomes = await Promise.all(
      carts.map((cart, at) => buy(cart, { email: `a${at}@strata.test`, expectedTotal: 1_390 })),
    );
    expect(outcomes.filter(({ state }) => state === 'paid')).toHaveLength(2);
    for (const { state } of outcomes) expect(['paid', 'promotion-used-up', 'total-changed']).toContain(state);
    expect(await shop.sql`SELECT redeemed FROM promotions`).toMatchObject([{ redeemed: 2 }]);
    expect(await readStock(shop.sql)).toMatchObject([{ available: 8, held: 0, consumed: 2 }, {}]);
  });

  it('counts a customer by their address', async () => {
    await addPromotion({ perCustomer: 1 });
    await buy(await makeCart(shop.sql, { 1: 1 }));
    expect(await buy(await makeCart(shop.sql, { 1: 1 }), { expectedTotal: 1_390 })).toMatchObject({
      state: 'total-changed',
      quote: { total: 1_490 },
    });
  });
});

it('keeps nothing secret of a checkout', async () => {
  await buy(await makeCart(shop.sql, { 1: 1 }), { token: 'tok_ok' });
  const rows = await shop.runtime.db.execute(sql`SELECT response_body::text AS body FROM idempotency_keys`);
  expect(JSON.stringify(rows)).not.toMatch(/tok_ok|key=/);
});
