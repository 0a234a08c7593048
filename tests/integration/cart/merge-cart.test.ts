import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { CartWrite } from '#lib/cart/change-cart.ts';
import { enterCode } from '#lib/cart/codes.ts';
import { mergeCart } from '#lib/cart/merge-cart.ts';
import { readCart } from '#lib/cart/read.ts';
import { addItem } from '#lib/cart/write.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const guest: Viewer = { kind: 'guest' };
const user: Viewer = { kind: 'user', userId: 'u1', email: 'u1@strata.test', name: 'U' };
let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, name: 'Moka pot', price: 2000, available: 500 });
  await insertProduct(shop.sql, { id: 2, name: 'Teapot', price: 3000, available: 3 });
  await shop.sql`INSERT INTO users (id, name, email) VALUES ('u1', 'U', 'u1@strata.test')`;
  await shop.sql`INSERT INTO promotions (code, name, kind, value, currency) VALUES ('TENTH', 'A tenth', 'percentage', 1000, 'EUR')`;
});
afterAll(() => shop.close());
beforeEach(() => shop.sql`DELETE FROM carts`);

const tokenOf = (outcome: CartWrite) => {
  if (outcome.state !== 'written') throw new Error(`refused: ${outcome.state}`);
  return outcome.setCookies.join().match(/strata_cart=([\w-]+)/)?.[1];
};
async function guestWith(variantId: string, quantity: number) {
  return tokenOf(await addItem({ viewer: guest, token: undefined }, variantId, quantity));
}
const contents = async () =>
  Object.fromEntries((await readCart(user, undefined)).items.map(({ variantId, wanted }) => [variantId, wanted]));

describe('signing in', () => {
  it('makes the guest’s cart the user’s, who alone can open it then', async () => {
    const token = await guestWith('10', 2);
    const cookies = await mergeCart('u1', token);
    expect(await contents()).toEqual({ 10: 2 });
    expect((await readCart(guest, token)).id).toBeNull();
    expect(cookies).toEqual([
      expect.stringMatching(/^strata_cart=; .*Max-Age=0/),
      expect.stringMatching(/^strata_cart_count=2; /),
    ]);
  });

  it('adds up what both carts hold, with the codes', async () => {
    await addItem({ viewer: user, token: undefined }, '10', 2);
    const token = await guestWith('10', 3);
    await addItem({ viewer: guest, token }, '20', 1);
    await enterCode({ viewer: guest, token }, 'TENTH');
    await mergeCart('u1', token);
    expect(await contents()).toEqual({ 10: 5, 20: 1 });
    expect((await readCart(user, undefined)).codes).toMatchObject([{ code: 'TENTH' }]);
    expect(await shop.sql`SELECT FROM carts`).toHaveLength(1);
  });

  it('says so when there are not as many as both carts hold together', async () => {
    await addItem({ viewer: user, token: undefined }, '20', 2);
    await mergeCart('u1', await guestWith('20', 3));
    const { items, notices } = await readCart(user, undefined);
    expect(items).toMatchObject([{ quantity: 3, wanted: 5 }]);
    expect(notices).toMatchObject([{ kind: 'only-left' }]);
  });

  it('ends at 99 of a thing', async () => {
    await addItem({ viewer: user, token: undefined }, '10', 60);
    await mergeCart('u1', await guestWith('10', 60));
    expect(await contents()).toEqual({ 10: 99 });
  });

  it('merges once, however often it is done, and at once', async () => {
    await addItem({ viewer: user, token: undefined }, '10', 1);
    const token = await guestWith('10', 2);
    await Promise.all(Array.from({ length: 5 }, () => mergeCart('u1', token)));
    expect(await contents()).toEqual({ 10: 3 });
  });

  it('loses nothing when two devices sign in at once without a cart of the user', async () => {
    const tokens = await Promise.all([guestWith('10', 1), guestWith('10', 2), guestWith('20', 1)]);
    await Promise.all(tokens.map((token) => mergeCart('u1', token)));
    expect(await contents()).toEqual({ 10: 3, 20: 1 });
  });

  it('brings nothing for who had no cart', async () => {
    await mergeCart('u1', undefined);
    expect((await readCart(user, undefined)).id).toBeNull();
  });
});

describe('signing out', () => {
  it('leaves nothing with which a guest could open the user’s cart', async () => {
    const token = await guestWith('10', 2);
    await mergeCart('u1', token);
    await addItem({ viewer: user, token }, '20', 1);
    expect((await readCart(guest, token)).items).toEqual([]);
    expect((await readCart(guest, undefined)).items).toEqual([]);
  });
});
