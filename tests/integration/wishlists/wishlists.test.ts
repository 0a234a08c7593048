import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as route from '#app/api/account/wishlist/route.ts';
import * as share from '#app/api/account/wishlist/share/route.ts';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { MAX_WISHES } from '#lib/wishlists/limits.ts';
import { readWishlist } from '#lib/wishlists/read.ts';
import { readSharedWishlist, shareWishlist, stopSharingWishlist } from '#lib/wishlists/share.ts';
import { addWishes, removeWish } from '#lib/wishlists/write.ts';
import { signUp, signUpShopper } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

let shop: TestShop;
let ada: Shopper;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  for (const id of [1, 2, 3]) await insertProduct(shop.sql, { id });
  await insertProduct(shop.sql, { id: 4, status: 'draft' });
});
afterAll(() => shop.close());
beforeEach(async () => {
  ada = await signUpShopper();
});

const idsOf = async (shopper = ada) => (await readWishlist(shopper)).items.map(({ productId }) => productId);

describe('a wishlist', () => {
  it('has what was added last first, and each product once', async () => {
    await addWishes(ada, ['1']);
    await addWishes(ada, ['3', '2', '1']);
    expect(await idsOf()).toEqual(['3', '2', '1']);
    await removeWish(ada, '2');
    await removeWish(ada, '2');
    expect(await idsOf()).toEqual(['3', '1']);
  });

  it('passes over what is not for sale', async () => {
    expect(await addWishes(ada, ['4', '999', '1'])).toEqual({ state: 'added' });
    expect(await idsOf()).toEqual(['1']);
  });

  it('holds no more than it may, however many come at once', async () => {
    const many = Array.from({ length: MAX_WISHES - 2 }, (_, at) => 100 + at);
    for (const id of many) await insertProduct(shop.sql, { id });
    await addWishes(ada, many.map(String));
    const added = await Promise.all(['1', '2', '3'].map((id) => addWishes(ada, [id])));
    expect(added.map(({ state }) => state).sort()).toEqual(['added', 'added', 'full']);
    expect(await idsOf()).toHaveLength(MAX_WISHES);
  });

  it('is not full of what is not for sale any more, and cannot be seen', async () => {
    const many = Array.from({ length: MAX_WISHES }, (_, at) => 1_000 + at);
    for (const id of many) await insertProduct(shop.sql, { id });
    await addWishes(ada, many.map(String));
    expect(await addWishes(ada, ['1'])).toEqual({ state: 'full' });
    await shop.sql`UPDATE products SET status = 'archived' WHERE id = 1000`;
    expect(await addWishes(ada, ['1'])).toEqual({ state: 'added' });
    expect(await idsOf()).toContain('1');
  });

  it('is shown to whoever has its link, with a first name and nothing else of its owner', async () => {
    await shop.sql`UPDATE users SET name = 'Ada Lovelace' WHERE id = ${ada.userId}`;
    await addWishes(ada, ['2']);
    const link = await shareWishlist(ada);
    expect(await shareWishlist(ada)).toBe(link);
    expect((await readWishlist(ada)).shareUrl).toBe(link);
    const shown = await readSharedWishlist(link.split('/').at(-1) ?? '');
    expect(shown).toEqual({ firstName: 'Ada', products: [expect.objectContaining({ id: '2', price: 1_000 })] });
  });

  it('is shown to nobody once sharing has ended, and under another link after that', async () => {
    const link = await shareWishlist(ada);
    await stopSharingWishlist(ada);
    expect(await readSharedWishlist(link.split('/').at(-1) ?? '')).toBeNull();
    expect(await shareWishlist(ada)).not.toBe(link);
  });
});

describe('/api/account/wishlist', () => {
  const ask = (
    method: string,
    { cookie = 'a=b', body, query = '' }: { cookie?: string; body?: object; query?: string },
  ) =>
    new Request(`http://127.0.0.1:3000/api/account/wishlist${query}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });

  it('is for those who are signed in', async () => {
    for (const answer of [
      await route.GET(ask('GET', {})),
      await route.POST(ask('POST', { body: { productIds: ['1'] } })),
      await route.DELETE(ask('DELETE', { query: '?productId=1' })),
      await share.POST(ask('POST', { body: {} })),
    ]) {
      expect(answer.status).toBe(401);
    }
  });

  it('adds and takes out, and answers with the list each time', async () => {
    const cookie = (await signUp('wisher@strata.test')).get('cookie') ?? '';
    const added = await route.POST(ask('POST', { cookie, body: { productIds: ['1', '2'] } }));
    expect(await added.json()).toMatchObject({
      items: [{ productId: '1' }, { productId: '2' }],
      total: 2,
      shareUrl: null,
    });
    const removed = await route.DELETE(ask('DELETE', { cookie, query: '?productId=1' }));
    expect(await removed.json()).toMatchObject({ items: [{ productId: '2' }], total: 1 });
    expect((await route.POST(ask('POST', { cookie, body: { productIds: ['x'] } }))).status).toBe(400);
  });
});
