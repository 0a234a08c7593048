import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { getProduct } from '#lib/catalog/read.ts';
import { getStock } from '#lib/inventory/read.ts';
import { adjustStock, setStock } from '#lib/inventory/write.ts';
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
  await shop.sql`DELETE FROM changes`;
  await insertProduct(shop.sql, { id: 1, available: 10, category: 2 });
  await shop.forget();
});

const changes = () => shop.sql`SELECT kind, tags, cdn FROM changes ORDER BY id`;
const versionOf = async () => {
  const [row] = await shop.sql<{ version: string }[]>`SELECT version FROM products WHERE id = 1`;
  return Number(row?.version);
};

it('books the difference to what was counted', async () => {
  expect(await setStock('10', 4, 'counted')).toEqual({
    state: 'adjusted',
    stock: { variantId: '10', available: 4, version: 2 },
    changeId: expect.any(String),
  });
  expect(await getStock(['10'])).toEqual([{ variantId: '10', available: 4, version: 2 }]);
  expect(await shop.sql`SELECT delta, reason FROM inventory_movements`).toMatchObject([
    { delta: -6, reason: 'counted' },
  ]);
});

it('takes the same number for no movement, and no change', async () => {
  expect(await setStock('10', 10, 'counted')).toMatchObject({ state: 'adjusted', stock: { version: 1 } });
  expect(await shop.sql`SELECT 1 FROM inventory_movements`).toHaveLength(0);
  expect(await changes()).toHaveLength(0);
});

it('says so when there is no such variant', async () => {
  expect(await setStock('999', 1, 'counted')).toEqual({ state: 'unknown' });
});

it('sets what was counted, however many count at once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => setStock('10', 6, 'counted')));
  expect(await getStock(['10'])).toMatchObject([{ available: 6, version: 2 }]);
});

it('tells no CDN of a number, which no page shows', async () => {
  await adjustStock('10', -1, 'sold');
  expect(await changes()).toEqual([{ kind: 'inventory', tags: ['stock:10'], cdn: 'none' }]);
});

it('names the product and the lists that it leaves, with its last unit; its version grows', async () => {
  const before = await versionOf();
  expect((await getProduct('1'))?.inStock).toBe(true);
  await adjustStock('10', -10, 'sold');
  expect(await changes()).toEqual([
    {
      kind: 'inventory',
      tags: ['stock:10', 'product:1', 'list:all:stock', 'list:2:stock', 'list:1:stock'],
      cdn: 'purge',
    },
  ]);
  expect(await versionOf()).toBe(before + 1);
  // Nothing was forgotten by hand: the announcement has ended what this process held.
  expect((await getProduct('1'))?.inStock).toBe(false);
});

it('leaves the product on the shelf while another variant of it is there', async () => {
  await shop.sql`INSERT INTO variants (id, product_id, sku, price, options) VALUES (11, 1, 'SKU-11', 1000, ${shop.sql.json({ size: 'L' })})`;
  await shop.sql`INSERT INTO inventory (variant_id, available) VALUES (11, 1)`;
  await adjustStock('10', -10, 'sold');
  expect(await changes()).toMatchObject([{ tags: ['stock:10'], cdn: 'none' }]);
  expect((await getProduct('1'))?.inStock).toBe(true);
});

it('takes the product off the shelf when the last units of two variants are sold at once', async () => {
  await shop.sql`INSERT INTO variants (id, product_id, sku, price, options) VALUES (11, 1, 'SKU-11', 1000, ${shop.sql.json({ size: 'L' })})`;
  await shop.sql`INSERT INTO inventory (variant_id, available) VALUES (11, 1)`;
  for (let round = 0; round < 10; round++) {
    await Promise.all([setStock('10', 0, 'sold'), setStock('11', 0, 'sold')]);
    expect(await shop.sql`SELECT in_stock FROM products WHERE id = 1`).toEqual([{ in_stock: false }]);
    await Promise.all([setStock('10', 1, 'found'), setStock('11', 1, 'found')]);
  }
});
