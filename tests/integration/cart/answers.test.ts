import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as add from '#app/(shop)/cart/add/route.ts';
import * as link from '#app/(shop)/promo/[code]/route.ts';
import * as items from '#app/api/cart/items/route.ts';
import * as promo from '#app/api/cart/promo/route.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, price: 2000, available: 5 });
  await insertProduct(shop.sql, { id: 2, available: 0 });
  await shop.sql`
    INSERT INTO promotions (code, name, kind, value, currency, active) VALUES
      ('TENTH', 'A tenth', 'percentage', 1000, 'EUR', true), ('OVER', 'Over', 'percentage', 1000, 'EUR', false)`;
});
afterAll(() => shop.close());
beforeEach(() => shop.sql`DELETE FROM carts`);

const url = (path: string) => `http://127.0.0.1${path}`;
const json = (path: string, method: string, body?: unknown) =>
  new Request(url(path), {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const problemOf = async (response: Response) => ({ status: response.status, ...(await response.json()) });

describe('what is written to a cart', () => {
  it.each([
    ['no id', { variantId: 'x', quantity: 1 }, '/variantId', 'must be the id of a variant'],
    ['a number for an id', { variantId: 10, quantity: 1 }, '/variantId', 'must be the id of a variant'],
    ['no quantity', { variantId: '10' }, '/quantity', 'must be a whole number'],
    ['part of one', { variantId: '10', quantity: 1.5 }, '/quantity', 'must be a whole number'],
    ['none', { variantId: '10', quantity: 0 }, '/quantity', 'must be 1 at least'],
    ['more than a cart holds', { variantId: '10', quantity: 100 }, '/quantity', 'must be 99 at most'],
    ['what is no field', { variantId: '10', quantity: 1, price: 1 }, '/price', 'is no field of this'],
  ])('is refused with a pointer where it is %s', async (_, body, pointer, detail) => {
    const problem = await problemOf(await items.POST(json('/api/cart/items', 'POST', body)));
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer, detail }] });
  });

  it.each(['A\u0000B', 'A\ud800B', 'W'.repeat(40)])(
    'may be a code that is none, whatever is in it: %j',
    async (code) => {
      const problem = await problemOf(await promo.POST(json('/api/cart/promo', 'POST', { code })));
      expect(problem).toMatchObject({ status: 404, errors: [{ pointer: '/code' }] });
    },
  );

  it.each(['', ' \u200b', 'W'.repeat(41)])('is no code where it is too short or too long: %j', async (code) => {
    const problem = await problemOf(await promo.POST(json('/api/cart/promo', 'POST', { code })));
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/code' }] });
  });

  it('may take out a code that is none', async () => {
    const response = await promo.DELETE(json('/api/cart/promo?code=%00', 'DELETE'));
    expect(response.status).toBe(200);
  });
});

describe('the form of a page without scripts', () => {
  const send = (variantId: string) =>
    add.POST(new Request(url('/cart/add'), { method: 'POST', body: new URLSearchParams({ variantId }) }));

  it('adds, and goes on to the cart', async () => {
    const response = await send('10');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/cart']);
    expect(response.headers.getSetCookie().join()).toContain('strata_cart=');
  });

  it.each([
    ['20', 'sold-out'],
    ['99', 'unknown-variant'],
  ])('goes on to the cart, which says why not, for variant %s', async (variantId, refused) => {
    const response = await send(variantId);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/cart?refused=${refused}`]);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('a shared link', () => {
  const follow = (code: string, headers: HeadersInit = {}) =>
    link.GET(new Request(url(`/promo/${encodeURIComponent(code)}`), { headers }), {
      params: Promise.resolve({ code }),
    });

  it.each(['TENTH', ' te nth\u200b '])('puts its code into the cart, however it was copied: %j', async (code) => {
    const response = await follow(code);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/cart']);
    expect(await shop.sql`SELECT FROM cart_promotions`).toHaveLength(1);
  });

  it.each([
    ['OVER', '/cart?code=OVER&refused=inactive'],
    ['A\u0000<b>', '/cart?code=A%3CB%3E&refused=unknown-code'],
  ])('goes on to the cart, which says why not: %j', async (code, target) => {
    const response = await follow(code);
    expect([response.status, response.headers.get('location')]).toEqual([303, target]);
    expect(await shop.sql`SELECT FROM carts`).toHaveLength(0);
  });

  it('makes no cart for who merely fetches it ahead', async () => {
    expect((await follow('TENTH', { 'Sec-Purpose': 'prefetch' })).status).toBe(204);
    expect(await shop.sql`SELECT FROM carts`).toHaveLength(0);
  });
});
