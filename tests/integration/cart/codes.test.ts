import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { CartWrite } from '#lib/cart/change-cart.ts';
import { enterCode, removeCode } from '#lib/cart/codes.ts';
import { addItem } from '#lib/cart/write.ts';
import { redeem, unredeem } from '#lib/promotions/redeem.ts';
import { getRuntime } from '#lib/runtime.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const guest: Viewer = { kind: 'guest' };
const buyer: Viewer = { kind: 'user', userId: 'u1', email: 'Buyer@Strata.test', name: 'Buyer' };
let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, price: 2000, available: 50 });
  await shop.sql`INSERT INTO users (id, name, email) VALUES ('u1', 'Buyer', 'buyer@strata.test')`;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE carts, promotion_redemptions, promotions, orders CASCADE`;
  await shop.sql`
    INSERT INTO promotions (code, name, kind, value, currency, minimum_subtotal, total_limit, per_customer_limit, active, stackable) VALUES
      ('TENTH', 'A tenth', 'percentage', 1000, 'EUR', 0, NULL, NULL, true, false),
      ('FROM50', 'Five off', 'amount', 500, 'EUR', 5000, NULL, NULL, true, false),
      ('TEN', 'Ten times', 'amount', 100, 'EUR', 0, 10, NULL, true, true),
      ('ONCE', 'Once each', 'amount', 100, 'EUR', 0, NULL, 1, true, true),
      ('OVER', 'Switched off', 'amount', 100, 'EUR', 0, NULL, NULL, false, false),
      (NULL, 'By itself', 'amount', 50, 'EUR', 0, NULL, NULL, true, true)`;
});

const written = (outcome: CartWrite) => {
  if (outcome.state !== 'written') throw new Error(`refused: ${outcome.state}`);
  return outcome;
};
async function shopWith(quantity: number) {
  const shopper = { viewer: guest, token: undefined as string | undefined };
  const { setCookies } = written(await addItem(shopper, '10', quantity));
  shopper.token = setCookies.join().match(/strata_cart=([\w-]+)/)?.[1];
  return shopper;
}
const idOf = async (code: string) => {
  const [row] = await shop.sql<{ id: string }[]>`SELECT id FROM promotions WHERE code = ${code}`;
  return row?.id ?? '';
};
/** An order of nothing, which promotions can be booked for. */
async function insertOrder(id: string) {
  await shop.sql`
    INSERT INTO orders (id, number, email, currency, subtotal, discount, shipping, tax, tax_included, total, shipping_address,
                        shipping_method, shipping_method_name, cart_id)
    VALUES (${id}, ${id}, 'a@strata.test', 'EUR', 0, 0, 0, 0, true, 0, '{}', 'standard', 'Standard', 'none')`;
}
const book = (orderId: string, promotionId: string, customer = `${orderId}@strata.test`) =>
  getRuntime().db.transaction((tx) => redeem(tx, { orderId, customer, promotions: [{ promotionId, amount: 100 }] }));
const redeemed = async (code: string) => {
  const [row] = await shop.sql<{ redeemed: number; booked: number }[]>`
    SELECT redeemed, (SELECT count(*)::int FROM promotion_redemptions r WHERE r.promotion_id = p.id) AS booked
      FROM promotions p WHERE code = ${code}`;
  return row;
};

describe('a code', () => {
  it('is entered however it is written, takes its part off, and goes again', async () => {
    const shopper = await shopWith(2);
    const { cart } = written(await enterCode(shopper, ' tenth '));
    expect(cart).toMatchObject({ subtotal: 4000, total: 3600, discounts: [{ code: 'TENTH', amount: 400 }] });
    expect(cart.items[0]?.discount).toBe(400);
    expect(cart.codes).toMatchObject([{ code: 'TENTH', state: 'applied' }]);
    expect(written(await removeCode(shopper, 'Tenth')).cart).toMatchObject({ codes: [], total: 3950 });
  });

  it('waits for its minimum and says what is missing', async () => {
    const shopper = await shopWith(2);
    const { cart } = written(await enterCode(shopper, 'FROM50'));
    expect(cart.codes).toMatchObject([
      { state: 'refused', reason: 'below-minimum', message: 'FROM50 applies from €50.00: €10.00 to go.' },
    ]);
    expect(written(await addItem(shopper, '10', 2)).cart.discounts).toMatchObject([{ code: 'FROM50', amount: 500 }]);
  });

  it('waits in an empty cart of a guest who has followed a link', async () => {
    const { cart, setCookies } = written(await enterCode({ viewer: guest, token: undefined }, 'TENTH'));
    expect(cart.codes).toMatchObject([{ code: 'TENTH', state: 'refused', reason: 'nothing-to-reduce' }]);
    expect(setCookies.join()).toContain('strata_cart=');
  });

  it('is refused when there is none, or it is over, and leaves no cart behind', async () => {
    const stranger = { viewer: guest, token: undefined };
    expect(await enterCode(stranger, 'NONE')).toEqual({ state: 'unknown-code', code: 'NONE' });
    expect(await enterCode(stranger, 'OVER')).toMatchObject({ state: 'refused-code', message: 'OVER is over.' });
    expect(await shop.sql`SELECT FROM carts`).toHaveLength(0);
  });

  it('is refused to a customer who has used it, by their address', async () => {
    await insertOrder('o1');
    await book('o1', await idOf('ONCE'), 'BUYER@strata.test');
    expect(await enterCode({ viewer: buyer, token: undefined }, 'ONCE')).toMatchObject({ reason: 'customer-limit' });
    expect(await enterCode({ viewer: guest, token: undefined }, 'ONCE')).toMatchObject({ state: 'written' });
  });
});

describe('redeeming', () => {
  it('ends at the total limit, however many orders want it at once', async () => {
    const orders = Array.from({ length: 50 }, (_, at) => `order-${at}`);
    for (const id of orders) await insertOrder(id);
    const ten = await idOf('TEN');
    const outcomes = await Promise.all(orders.map((id) => book(id, ten)));
    expect(outcomes.filter(({ state }) => state === 'redeemed')).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome.state === 'limited' && outcome.limit === 'total')).toHaveLength(40);
    expect(await redeemed('TEN')).toEqual({ redeemed: 10, booked: 10 });
  });

  it('ends at the limit of a customer, however many orders they make at once', async () => {
    const orders = Array.from({ length: 8 }, (_, at) => `order-${at}`);
    for (const id of orders) await insertOrder(id);
    const once = await idOf('ONCE');
    const outcomes = await Promise.all(orders.map((id, at) => book(id, once, at % 2 ? 'A@x.test' : 'a@x.test')));
    expect(outcomes.filter(({ state }) => state === 'redeemed')).toHaveLength(1);
    expect(await redeemed('ONCE')).toEqual({ redeemed: 1, booked: 1 });
  });

  it('counts an order once, however often it is asked for', async () => {
    await insertOrder('o1');
    const once = await idOf('ONCE');
    expect(await book('o1', once)).toEqual({ state: 'redeemed' });
    expect(await book('o1', once)).toEqual({ state: 'redeemed' });
    expect(await redeemed('ONCE')).toEqual({ redeemed: 1, booked: 1 });
  });

  it('books all of an order or nothing', async () => {
    await insertOrder('o1');
    const [ten, over] = [await idOf('TEN'), await idOf('OVER')];
    const promotions = [ten, over].map((promotionId) => ({ promotionId, amount: 1 }));
    const outcome = await getRuntime().db.transaction((tx) =>
      redeem(tx, { orderId: 'o1', customer: 'a@x.test', promotions }),
    );
    expect(outcome).toEqual({ state: 'limited', promotionId: over, limit: 'ended' });
    expect(await redeemed('TEN')).toEqual({ redeemed: 0, booked: 0 });
  });

  it('is given back with an order that comes to nothing, once', async () => {
    await insertOrder('o1');
    const once = await idOf('ONCE');
    await book('o1', once, 'a@x.test');
    for (let time = 0; time < 2; time += 1) await getRuntime().db.transaction((tx) => unredeem(tx, 'o1'));
    expect(await redeemed('ONCE')).toEqual({ redeemed: 0, booked: 0 });
    expect(await book('o1', once, 'a@x.test')).toEqual({ state: 'redeemed' });
  });

  it('neither goes over its limit nor loses a use while others are given back, in whatever order each names them', async () => {
    const orders = Array.from({ length: 40 }, (_, at) => `order-${at}`);
    for (const id of orders) await insertOrder(id);
    const ids = [await idOf('TEN'), await idOf('ONCE')];
    const bookBoth = (orderId: string, at: number) => {
      const promotions = (at % 2 ? ids : ids.toReversed()).map((promotionId) => ({ promotionId, amount: 1 }));
      return getRuntime().db.transaction((tx) => redeem(tx, { orderId, customer: `${orderId}@x.test`, promotions }));
    };
    const giveBack = (id: string) => getRuntime().db.transaction((tx) => unredeem(tx, id));
    const first = orders.slice(0, 8);
    for (const [at, id] of first.entries()) await bookBoth(id, at);
    const outcomes = await Promise.all(
      orders.slice(8).map(async (id, at) => {
        const [outcome] = await Promise.all([bookBoth(id, at), at % 4 === 0 && giveBack(first[at / 4] ?? '')]);
        return outcome;
      }),
    );
    const booked = outcomes.filter(({ state }) => state === 'redeemed').length;
    expect(booked).toBeGreaterThan(0);
    expect(booked).toBeLessThanOrEqual(10);
    expect(await redeemed('TEN')).toEqual({ redeemed: booked, booked });
    expect(await redeemed('ONCE')).toEqual({ redeemed: booked, booked });
  });
});
