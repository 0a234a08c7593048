import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { mergeCart } from '#lib/cart/merge-cart.ts';
import { checkOut } from '#lib/checkout/check-out.ts';
import { respondCheckout } from '#lib/checkout/respond-checkout.ts';
import { findOrder } from '#lib/orders/read.ts';
import { answerChallenge } from '#lib/payments/test/challenge.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { aKey, anInput, buy, makeCart } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const user: Viewer = { kind: 'user', userId: 'u1', email: 'ada@strata.test', name: 'Ada' };
let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await shop.sql`INSERT INTO users (id, name, email) VALUES ('u1', 'Ada', 'ada@strata.test')`;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, carts, orders, reservations, payments, test_charges, idempotency_keys CASCADE`;
  await insertProduct(shop.sql, { id: 1, available: 10 });
  // Whoever has bought before has a cart, in which there is nothing.
  await shop.sql`INSERT INTO carts (id, user_id, currency) VALUES ('cart-of-u1', 'u1', 'EUR')`;
});

const orders = () => shop.sql<{ id: string; status: string }[]>`SELECT id, status FROM orders ORDER BY created_at`;
const buyAsUser = (key: string, token: string) =>
  checkOut({
    owner: { kind: 'user', userId: 'u1' },
    viewer: user,
    idempotencyKey: key,
    input: anInput({ token }),
  });

/** A guest whose order waits for their bank, and who has signed in meanwhile. */
async function signInWithOrder() {
  const cart = await makeCart(shop.sql, { 1: 2 });
  const key = aKey();
  const outcome = await buy(cart, { key, token: 'tok_3ds' });
  await mergeCart('u1', cart.token);
  return { cart, key, outcome };
}

describe('a guest who signs in while their order waits for its payment', () => {
  it('gets that order with the same key, and no second one', async () => {
    const { key, outcome } = await signInWithOrder();
    expect(await buyAsUser(key, 'tok_3ds')).toEqual(outcome);
    expect(await orders()).toHaveLength(1);
  });

  it('is led to it by its link, since it is not among those of their account', async () => {
    const { key } = await signInWithOrder();
    const response = await respondCheckout(await buyAsUser(key, 'tok_3ds'), user);
    const { orderId, url } = (await response.json()) as { orderId: string; url: string };
    const signature = new URL(url).searchParams.get('key') ?? undefined;
    expect(await findOrder(orderId, { viewer: user, key: signature })).toMatchObject({ id: orderId });
  });

  it('has what it bought out of their cart once it is paid', async () => {
    await signInWithOrder();
    const [charge] = await shop.sql<{ id: string }[]>`SELECT id FROM test_charges`;
    await answerChallenge(charge?.id ?? '', 'confirm');
    expect(await orders()).toMatchObject([{ status: 'paid' }]);
    expect(await shop.sql`SELECT FROM cart_items`).toHaveLength(0);
  });

  it('can pay with another card: the first order ends, and nobody can pay it any more', async () => {
    await signInWithOrder();
    expect(await buyAsUser(aKey(), 'tok_ok')).toMatchObject({ state: 'paid' });
    expect(await orders()).toMatchObject([{ status: 'cancelled' }, { status: 'paid' }]);
  });

  it('is met by the payment that comes the same moment, and neither is lost', async () => {
    const carts = await Promise.all(Array.from({ length: 4 }, () => makeCart(shop.sql, { 1: 1 })));
    await Promise.all(carts.map((cart) => buy(cart, { token: 'tok_3ds' })));
    const charges = await shop.sql<{ id: string }[]>`SELECT id FROM test_charges`;
    await Promise.all([
      ...carts.map(({ token }) => mergeCart('u1', token)),
      ...charges.map(({ id }) => answerChallenge(id, 'confirm')),
    ]);
    expect((await orders()).map(({ status }) => status)).toEqual(Array(4).fill('paid'));
    expect(await shop.sql`SELECT FROM cart_items`).toHaveLength(0);
  });
});
