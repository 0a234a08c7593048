import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { CartWrite } from '#lib/cart/change-cart.ts';
import { emptyCart } from '#lib/cart/empty-cart.ts';
import { markSeen } from '#lib/cart/mark-seen.ts';
import { pruneCarts } from '#lib/cart/prune-carts.ts';
import { readCart } from '#lib/cart/read.ts';
import { addItem, clearCart, setQuantity } from '#lib/cart/write.ts';
import { getRuntime } from '#lib/runtime.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const guest: Viewer = { kind: 'guest' };
let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`DELETE FROM carts`;
  await shop.sql`DELETE FROM products`;
  await insertProduct(shop.sql, { id: 1, name: 'Moka pot', price: 2000, available: 150 });
  await insertProduct(shop.sql, { id: 2, name: 'Teapot', price: 3000, available: 3 });
});

const written = (outcome: CartWrite) => {
  if (outcome.state !== 'written') throw new Error(`refused: ${outcome.state}`);
  return outcome;
};
/** A guest who has put this into a new cart. */
async function shopWith(...items: [variantId: string, quantity: number][]) {
  const shopper = { viewer: guest, token: undefined as string | undefined };
  for (const [variantId, quantity] of items) {
    const { setCookies } = written(await addItem(shopper, variantId, quantity));
    shopper.token = setCookies.join().match(/strata_cart=([\w-]+)/)?.[1];
  }
  return { shopper, read: () => readCart(guest, shopper.token) };
}
const noticesOf = async (cart: ReturnType<typeof readCart>) => (await cart).notices.map(({ message }) => message);

describe('adding', () => {
  it('makes a cart for a guest, whom a cookie tells from others, and answers with all of it', async () => {
    const { cart, setCookies } = written(await addItem({ viewer: guest, token: undefined }, '10', 2));
    expect(cart).toMatchObject({ currency: 'EUR', subtotal: 4000, total: 4000, shipping: 0, tax: 0, notices: [] });
    expect(cart.items).toMatchObject([
      {
        variantId: '10',
        name: 'Moka pot',
        productSlug: 'product-1',
        quantity: 2,
        unitPrice: 2000,
        lineTotal: 4000,
        available: 150,
      },
    ]);
    expect(setCookies.find((cookie) => cookie.startsWith('strata_cart='))).toMatch(
      /; Max-Age=\d+; SameSite=Lax; HttpOnly$/,
    );
    expect(setCookies.find((cookie) => cookie.startsWith('strata_cart_count='))).toMatch(
      /^strata_cart_count=2; Path=\/; Max-Age=\d+; SameSite=Lax$/,
    );
  });

  it('keeps no token that could open a cart', async () => {
    const { shopper } = await shopWith(['10', 1]);
    const [row] = await shop.sql<{ text: string }[]>`SELECT c::text AS text FROM carts c`;
    expect(row?.text).not.toContain(shopper.token);
  });

  it('adds to what is there', async () => {
    const { read } = await shopWith(['10', 2], ['20', 1], ['10', 3]);
    expect((await read()).items.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['Moka pot', 5],
      ['Teapot', 1],
    ]);
  });

  it('gives as many as there are, and says so', async () => {
    const { shopper } = await shopWith(['20', 2]);
    const { cart } = written(await addItem(shopper, '20', 2));
    expect(cart.items[0]?.quantity).toBe(3);
    expect(cart.notices).toMatchObject([{ kind: 'limited', quantity: 3 }]);
  });

  it('ends at 99 of a thing', async () => {
    const { shopper, read } = await shopWith(['10', 60]);
    const { cart } = written(await addItem(shopper, '10', 60));
    expect(cart.notices).toMatchObject([{ kind: 'limited', quantity: 99 }]);
    expect((await read()).items[0]?.quantity).toBe(99);
  });

  it('refuses what is sold out, and leaves no cart behind', async () => {
    await shop.sql`UPDATE inventory SET available = 0 WHERE variant_id = 20`;
    expect(await addItem({ viewer: guest, token: undefined }, '20', 1)).toMatchObject({ state: 'sold-out' });
    expect(await shop.sql`SELECT FROM carts`).toHaveLength(0);
  });

  it.each(['999', 'abc'])('refuses variant %s, which is not sold', async (variantId) => {
    expect(await addItem({ viewer: guest, token: undefined }, variantId, 1)).toEqual({ state: 'unknown-variant' });
  });

  it('refuses a product that is not published', async () => {
    await shop.sql`UPDATE products SET status = 'draft' WHERE id = 1`;
    expect(await addItem({ viewer: guest, token: undefined }, '10', 1)).toEqual({ state: 'unknown-variant' });
  });

  it('refuses another currency than that of what is in the cart', async () => {
    await shop.sql`UPDATE products SET currency = 'USD' WHERE id = 2`;
    const { shopper } = await shopWith(['10', 1]);
    expect(await addItem(shopper, '20', 1)).toEqual({ state: 'other-currency', currency: 'EUR' });
  });

  it('takes the currency of the first thing', async () => {
    await shop.sql`UPDATE products SET currency = 'USD' WHERE id = 2`;
    const { read } = await shopWith(['20', 1]);
    expect(await read()).toMatchObject({ currency: 'USD', subtotal: 3000 });
  });

  it('makes a cart of its own for a token that opens none', async () => {
    const { cart } = written(await addItem({ viewer: guest, token: 'x'.repeat(43) }, '10', 1));
    expect((await readCart(guest, 'x'.repeat(43))).id).toBeNull();
    expect(cart.id).not.toBeNull();
  });

  it('loses none of ninety at once', async () => {
    const { shopper, read } = await shopWith(['20', 1]);
    await shop.sql`UPDATE inventory SET available = 1000 WHERE variant_id = 10`;
    const outcomes = await Promise.all(Array.from({ length: 90 }, () => addItem(shopper, '10', 1)));
    expect(outcomes.filter(({ state }) => state === 'written')).toHaveLength(90);
    const versions = outcomes.map((outcome) => written(outcome).cart.version);
    expect(new Set(versions).size).toBe(90);
    expect((await read()).items.map(({ quantity }) => quantity)).toEqual([1, 90]);
  });

  it('counts what is set aside for the cart itself as available to it', async () => {
    const { shopper, read } = await shopWith(['20', 3]);
    const { id } = await read();
    await shop.sql`UPDATE inventory SET available = 0 WHERE variant_id = 20`;
    await shop.sql`INSERT INTO reservations (cart_id, variant_id, quantity, expires_at) VALUES (${id}, 20, 3, now() + interval '10 min')`;
    expect(await read()).toMatchObject({ items: [{ quantity: 3, available: 3 }], notices: [] });
    expect(written(await setQuantity(shopper, (await read()).items[0]?.id ?? '', 2)).cart.items).toMatchObject([
      { quantity: 2 },
    ]);
  });
});

describe('changing', () => {
  it('sets how many there are, and takes out what is set to none', async () => {
    const { shopper, read } = await shopWith(['10', 2], ['20', 1]);
    const [moka, teapot] = (await read()).items;
    await setQuantity(shopper, moka?.id ?? '', 7);
    await setQuantity(shopper, teapot?.id ?? '', 0);
    expect((await read()).items).toMatchObject([{ name: 'Moka pot', quantity: 7 }]);
  });

  it('goes as far as the stock does, and says so', async () => {
    const { shopper, read } = await shopWith(['20', 1]);
    const { cart } = written(await setQuantity(shopper, (await read()).items[0]?.id ?? '', 9));
    expect(cart).toMatchObject({ items: [{ quantity: 3 }], notices: [{ kind: 'limited', quantity: 3 }] });
  });

  it('does not reach an item of another cart', async () => {
    const theirs = await shopWith(['10', 2]);
    const { shopper } = await shopWith(['20', 1]);
    const id = (await theirs.read()).items[0]?.id ?? '';
    expect(await setQuantity(shopper, id, 0)).toEqual({ state: 'unknown-item' });
    expect((await theirs.read()).items).toHaveLength(1);
  });

  it('empties the whole cart', async () => {
    const { shopper, read } = await shopWith(['10', 2], ['20', 1]);
    expect(written(await clearCart(shopper)).cart).toMatchObject({ items: [], total: 0 });
    expect((await read()).items).toEqual([]);
  });
});

describe('what has changed since', () => {
  it('is a price, which counts at once and is explained until it was seen', async () => {
    const { shopper, read } = await shopWith(['10', 2]);
    await shop.sql`UPDATE variants SET price = 2500 WHERE id = 10`;
    const cart = await read();
    expect(cart.subtotal).toBe(5000);
    expect(cart.notices.map(({ message }) => message)).toEqual(['Moka pot was €20.00 and is €25.00 now.']);
    expect(await noticesOf(read())).toHaveLength(1);
    await markSeen(
      shopper,
      cart.notices.map(({ id }) => id),
    );
    expect(await noticesOf(read())).toEqual([]);
  });

  it('is shown when it changes again while the first change is dismissed', async () => {
    const { shopper, read } = await shopWith(['10', 2]);
    await shop.sql`UPDATE variants SET price = 2500 WHERE id = 10`;
    const { notices } = await read();
    await shop.sql`UPDATE variants SET price = 2600 WHERE id = 10`;
    await markSeen(
      shopper,
      notices.map(({ id }) => id),
    );
    expect(await noticesOf(read())).toEqual(['Moka pot was €25.00 and is €26.00 now.']);
  });

  it('is that there are fewer, and only those are counted', async () => {
    const { shopper, read } = await shopWith(['20', 3]);
    await shop.sql`UPDATE inventory SET available = 2 WHERE variant_id = 20`;
    const cart = await read();
    expect(cart).toMatchObject({ items: [{ quantity: 2, wanted: 3, lineTotal: 6000 }], subtotal: 6000 });
    expect(cart.notices.map(({ message }) => message)).toEqual(['Only 2 of Teapot are left. You wanted 3.']);
    await markSeen(
      shopper,
      cart.notices.map(({ id }) => id),
    );
    expect(await read()).toMatchObject({ items: [{ quantity: 2, wanted: 2 }], notices: [] });
  });

  it('is that it is sold out, and it costs nothing until it comes back', async () => {
    const { read } = await shopWith(['20', 3]);
    await shop.sql`UPDATE inventory SET available = 0 WHERE variant_id = 20`;
    expect(await read()).toMatchObject({
      items: [{ quantity: 0, wanted: 3 }],
      total: 0,
      notices: [{ kind: 'sold-out' }],
    });
    await shop.sql`UPDATE inventory SET available = 5 WHERE variant_id = 20`;
    expect(await read()).toMatchObject({ items: [{ quantity: 3 }], total: 9000, notices: [] });
  });

  it.each([
    ['the product was taken off', () => shop.sql`UPDATE products SET status = 'archived' WHERE id = 2`],
    ['the product was deleted', () => shop.sql`DELETE FROM products WHERE id = 2`],
  ])('is that %s, by its name, until it was seen', async (_, change) => {
    const { shopper, read } = await shopWith(['10', 1], ['20', 1]);
    await change();
    const cart = await read();
    expect(cart.items).toHaveLength(1);
    expect(cart.notices.map(({ message }) => message)).toEqual(['Teapot is not sold any more, so it was taken out.']);
    await markSeen(
      shopper,
      cart.notices.map(({ id }) => id),
    );
    expect(await noticesOf(read())).toEqual([]);
  });
});

describe('afterwards', () => {
  it('what was bought leaves the cart, and what came in meanwhile stays', async () => {
    const { shopper, read } = await shopWith(['10', 2], ['20', 1]);
    const { id } = await read();
    await addItem(shopper, '10', 1);
    const bought = [
      { variantId: '10', quantity: 2 },
      { variantId: '20', quantity: 1 },
    ];
    await getRuntime().db.transaction((tx) => emptyCart(tx, id ?? '', bought));
    expect((await read()).items).toMatchObject([{ variantId: '10', quantity: 1 }]);
  });

  it('guests lose a cart that nobody can open any more, and users keep theirs', async () => {
    const [old, fresh] = [await shopWith(['10', 1]), await shopWith(['10', 1])];
    await shop.sql`INSERT INTO users (id, name, email) VALUES ('u1', 'U', 'u1@strata.test') ON CONFLICT DO NOTHING`;
    const viewer: Viewer = { kind: 'user', userId: 'u1', email: 'u1@strata.test', name: 'U' };
    await addItem({ viewer, token: undefined }, '10', 1);
    const { id } = await old.read();
    await shop.sql`UPDATE carts SET updated_at = now() - interval '62 days' WHERE id = ${id} OR user_id = 'u1'`;
    await pruneCarts();
    expect((await old.read()).id).toBeNull();
    expect((await fresh.read()).id).not.toBeNull();
    expect((await readCart(viewer, undefined)).id).not.toBeNull();
  });
});
