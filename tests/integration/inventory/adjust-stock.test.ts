import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getProduct } from '#lib/catalog/read.ts';
import { getStock } from '#lib/inventory/read.ts';
import { adjustStock } from '#lib/inventory/write.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`DELETE FROM products`;
  await insertProduct(shop.sql, { id: 1, available: 10 });
  await shop.forget();
});

const ledger = async () =>
  shop.sql<{ delta: number; available: number; version: string; reason: string }[]>`
    SELECT delta, available, version, reason FROM inventory_movements WHERE variant_id = 10 ORDER BY id`;

describe('adjustStock', () => {
  it('moves the stock, books it, and shows it at once', async () => {
    await getStock(['10']);
    expect(await adjustStock('10', -3, 'sold')).toEqual({
      state: 'adjusted',
      stock: { variantId: '10', available: 7, version: 2 },
      changeId: expect.any(String),
    });
    expect(await getStock(['10'])).toEqual([{ variantId: '10', available: 7, version: 2 }]);
    expect(await ledger()).toMatchObject([{ delta: -3, available: 7, version: '2', reason: 'sold' }]);
  });

  it('shows another process the new stock as soon as the write returns', async () => {
    await getStock(['10']);
    await adjustStock('10', -1, 'sold');
    shop.runtime.cache.clearLocal();
    await shop.sql`UPDATE inventory SET available = 99 WHERE variant_id = 10`;
    // 99 was written past the shop: seeing 9 proves that the shared store had been written, not emptied.
    expect(await getStock(['10'])).toMatchObject([{ available: 9, version: 2 }]);
  });

  it('refuses what would leave less than nothing, and changes nothing', async () => {
    expect(await adjustStock('10', -11, 'sold')).toMatchObject({
      state: 'short',
      stock: { available: 10, version: 1 },
    });
    expect(await ledger()).toEqual([]);
  });

  it('says so when there is no such variant', async () => {
    expect(await adjustStock('999', 1, 'found')).toEqual({ state: 'unknown' });
  });

  it('never sells more than there is, however many try at once', async () => {
    const changes = await Promise.all(Array.from({ length: 100 }, () => adjustStock('10', -1, 'sold')));
    expect(changes.filter((change) => change.state === 'adjusted')).toHaveLength(10);
    expect(await getStock(['10'])).toMatchObject([{ available: 0, version: 11 }]);
    const entries = await ledger();
    expect(entries.map((entry) => entry.available)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('shows nothing left as nothing left, not as unknown', async () => {
    await adjustStock('10', -10, 'sold');
    await shop.forget();
    expect(await getStock(['10'])).toMatchObject([{ available: 0 }]);
    expect(await getStock(['10'])).toMatchObject([{ available: 0 }]);
  });

  it('takes the product off the shelf with its last unit and puts it back with the next', async () => {
    expect((await getProduct('1'))?.inStock).toBe(true);
    await adjustStock('10', -10, 'sold');
    await shop.forget();
    expect((await getProduct('1'))?.inStock).toBe(false);
    await adjustStock('10', 1, 'returned');
    await shop.forget();
    expect((await getProduct('1'))?.inStock).toBe(true);
  });
});
