import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOwnedCart } from '#lib/cart/read.ts';
import { clearCart, setQuantity } from '#lib/cart/write.ts';
import { leaveCheckout, startCheckout } from '#lib/checkout/start-checkout.ts';
import { getStock } from '#lib/inventory/read.ts';
import { adjustStock } from '#lib/inventory/write.ts';
import { releaseExpired } from '#lib/reservations/release.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { buy, makeCart, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, carts, orders, reservations, payments, test_charges, idempotency_keys CASCADE`;
  for (const id of [1, 2, 3]) await insertProduct(shop.sql, { id, available: 10 });
  await shop.forget();
});

const stock = async () => (await readStock(shop.sql)).map(({ available, held }) => [available, held]);
const expire = () => shop.sql`UPDATE reservations SET expires_at = now() - interval '1 second' WHERE state = 'held'`;
const ledger = () => shop.sql`SELECT variant_id::int AS variant, delta, reason FROM inventory_movements ORDER BY id`;

describe('who begins to check out', () => {
  it('has all of their cart set aside for a quarter of an hour, booked and seen by others', async () => {
    const cart = await makeCart(shop.sql, { 1: 2, 2: 10 });
    await getStock(['10', '20']);
    const outcome = await startCheckout(cart.owner);
    if (outcome.state !== 'reserved') throw new Error(outcome.state);
    const minutes = (Date.parse(outcome.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    expect(await stock()).toEqual([
      [8, 2],
      [0, 10],
      [10, 0],
    ]);
    expect(await ledger()).toMatchObject([
      { variant: 10, delta: -2, reason: 'set aside at the checkout' },
      { variant: 20, delta: -10, reason: 'set aside at the checkout' },
    ]);
    expect(await getStock(['10', '20'])).toMatchObject([{ available: 8 }, { available: 0 }]);
  });

  it('still has it in their cart', async () => {
    const cart = await makeCart(shop.sql, { 1: 10 });
    await startCheckout(cart.owner);
    const { items } = await readOwnedCart(cart.owner, undefined);
    expect(items).toMatchObject([{ quantity: 10, available: 10 }]);
  });

  it('gets all of it or nothing', async () => {
    const cart = await makeCart(shop.sql, { 1: 2, 2: 11 });
    expect(await startCheckout(cart.owner)).toEqual({
      state: 'out-of-stock',
      variants: [{ variantId: '20', name: 'Product 2', quantity: 11, available: 10 }],
    });
    expect(await ledger()).toEqual([]);
  });

  it('is followed when the cart changes: what is more is taken, what is less goes back', async () => {
    const cart = await makeCart(shop.sql, { 1: 2, 2: 5 });
    await startCheckout(cart.owner);
    await shop.sql`UPDATE cart_items SET quantity = 4 WHERE variant_id = 10`;
    await shop.sql`DELETE FROM cart_items WHERE variant_id = 20`;
    await shop.sql`INSERT INTO cart_items (cart_id, variant_id, name, quantity, seen_price) VALUES (${cart.id}, 30, 'A thing', 1, 1000)`;
    await startCheckout(cart.owner);
    expect(await stock()).toEqual([
      [6, 4],
      [10, 0],
      [9, 1],
    ]);
  });

  it('keeps what they have when more of it is not there', async () => {
    const cart = await makeCart(shop.sql, { 1: 4 });
    await startCheckout(cart.owner);
    await adjustStock('10', -6, 'sold elsewhere');
    await shop.sql`UPDATE cart_items SET quantity = 5`;
    expect(await startCheckout(cart.owner)).toMatchObject({ state: 'out-of-stock', variants: [{ available: 4 }] });
    expect((await stock())[0]).toEqual([0, 4]);
  });

  it('buys what is set aside for them, though nothing else is left', async () => {
    const cart = await makeCart(shop.sql, { 1: 10 });
    await startCheckout(cart.owner);
    expect(await buy(await makeCart(shop.sql, { 1: 1 }))).toMatchObject({ state: 'out-of-stock' });
    expect(await buy(cart)).toMatchObject({ state: 'paid' });
    expect((await stock())[0]).toEqual([0, 0]);
    expect(await ledger()).toHaveLength(1);
  });

  it('gives back what they take out of their cart', async () => {
    const cart = await makeCart(shop.sql, { 1: 3, 2: 2 });
    await startCheckout(cart.owner);
    const shopper = { viewer: { kind: 'guest' }, token: cart.token } as const;
    const [item] = await shop.sql<{ id: string }[]>`SELECT id FROM cart_items WHERE variant_id = 10`;
    await setQuantity(shopper, item?.id ?? '', 1);
    expect(await stock()).toEqual([
      [9, 1],
      [8, 2],
      [10, 0],
    ]);
    await clearCart(shopper);
    expect((await stock()).map(([, held]) => held)).toEqual([0, 0, 0]);
    expect(await getStock(['10'])).toMatchObject([{ available: 10 }]);
  });

  it('is not kept from it by an order of their own that they have never paid for', async () => {
    const cart = await makeCart(shop.sql, { 1: 10 });
    await buy(cart, { token: 'tok_3ds' });
    expect(await startCheckout(cart.owner)).toMatchObject({ state: 'reserved' });
    expect((await stock())[0]).toEqual([0, 10]);
    expect(await shop.sql`SELECT status FROM orders`).toMatchObject([{ status: 'cancelled' }]);
  });

  it('gives it back by leaving', async () => {
    const cart = await makeCart(shop.sql, { 1: 3 });
    await startCheckout(cart.owner);
    await leaveCheckout(cart.owner);
    await leaveCheckout(cart.owner);
    expect((await stock())[0]).toEqual([10, 0]);
    expect(await getStock(['10'])).toMatchObject([{ available: 10 }]);
  });
});

describe('what is set aside', () => {
  it('goes back when its time is over, and shows at once', async () => {
    await startCheckout((await makeCart(shop.sql, { 1: 3, 2: 10 })).owner);
    await startCheckout((await makeCart(shop.sql, { 1: 1 })).owner);
    await getStock(['10', '20']);
    await releaseExpired();
    expect((await stock())[0]).toEqual([6, 4]);
    await expire();
    await releaseExpired();
    await releaseExpired();
    expect(await stock()).toEqual([
      [10, 0],
      [10, 0],
      [10, 0],
    ]);
    expect(await getStock(['10', '20'])).toMatchObject([{ available: 10 }, { available: 10 }]);
    expect((await ledger()).filter(({ reason }) => reason === 'held for too long')).toHaveLength(3);
  });

  it('stays where its time has begun anew', async () => {
    const cart = await makeCart(shop.sql, { 1: 3, 2: 1 });
    await startCheckout(cart.owner);
    await shop.sql`UPDATE reservations SET expires_at = now() - interval '1 second' WHERE variant_id = 10`;
    await releaseExpired();
    expect(await stock()).toEqual([
      [10, 0],
      [9, 1],
      [10, 0],
    ]);
  });

  it('stays with an order that became of it', async () => {
    const cart = await makeCart(shop.sql, { 1: 3 });
    await startCheckout(cart.owner);
    await buy(cart, { token: 'tok_3ds' });
    await shop.sql`UPDATE reservations SET expires_at = now() - interval '1 hour'`;
    await releaseExpired();
    expect(await readStock(shop.sql)).toMatchObject([{ available: 7, held: 0, consumed: 3 }, {}, {}]);
  });

  it('is never lost or doubled, whoever checks out, leaves, changes, buys or is too late at the same time', async () => {
    const carts = await Promise.all(
      Array.from({ length: 12 }, (_, at) => makeCart(shop.sql, { 1: 1 + (at % 3), 2: 1 + (at % 2), 3: 1 + (at % 4) })),
    );
    const doings = carts.flatMap((cart, at) => [
      startCheckout(cart.owner),
      at % 3 === 0 ? leaveCheckout(cart.owner) : startCheckout(cart.owner),
      at % 4 === 0 ? buy(cart, { token: at % 8 === 0 ? 'tok_declined' : 'tok_ok' }) : expire().then(releaseExpired),
    ]);
    await Promise.all(doings);
    for (const { variantId, available, held, consumed, moved } of await readStock(shop.sql)) {
      expect({ variantId, all: available + held + consumed, ledger: available - moved }).toEqual({
        variantId,
        all: 10,
        ledger: 10,
      });
    }
    await expire();
    await releaseExpired();
    expect((await stock()).map(([, held]) => held)).toEqual([0, 0, 0]);
    const shown = await getStock(['10', '20', '30']);
    expect(shown.map(({ available }) => available)).toEqual((await stock()).map(([available]) => available));
  });
});
