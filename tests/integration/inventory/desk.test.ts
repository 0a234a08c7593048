import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { bookStock } from '#lib/inventory/admin.ts';
import { bookCount, previewCount } from '#lib/inventory/count.ts';
import { listMovements } from '#lib/inventory/ledger.ts';
import { listStock, type StockListQuery, stockListQuery } from '#lib/inventory/list.ts';
import { getStock } from '#lib/inventory/read.ts';
import { adjustStock } from '#lib/inventory/write.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let editor: Actor;
let viewer: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  editor = (await signInAs(shop.sql, 'editor')).actor;
  viewer = (await signInAs(shop.sql, 'viewer')).actor;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`DELETE FROM products`;
  await shop.sql`DELETE FROM audit_log`;
  await insertProduct(shop.sql, { id: 1, name: 'Oak table', available: 10 });
  await insertProduct(shop.sql, { id: 2, name: 'Ash chair', available: 3 });
  await insertProduct(shop.sql, { id: 3, name: 'Elm stool', available: 0 });
  await shop.forget();
});

const list = (query: Partial<StockListQuery> = {}) => listStock(viewer, { ...stockListQuery.parse({}), ...query });
const skusOf = async (query: Partial<StockListQuery>) => (await list(query)).items.map(({ sku }) => sku);
const setAside = (variantId: number, quantity: number) =>
  shop.sql`INSERT INTO reservations (cart_id, variant_id, quantity, expires_at)
           VALUES (gen_random_uuid(), ${variantId}, ${quantity}, now() + interval '1 hour')`;
const audited = () => shop.sql`SELECT action, subject_name, before, after FROM audit_log ORDER BY id`;

it('lists every variant with what is for sale and what is promised', async () => {
  await setAside(10, 2);
  const { items, total, views } = await list();
  expect(items).toMatchObject([
    { sku: 'SKU-1', product: { name: 'Oak table' }, available: 10, reserved: 2, version: 1 },
    { sku: 'SKU-2', available: 3, reserved: 0 },
    { sku: 'SKU-3', available: 0 },
  ]);
  expect([total, views]).toEqual([3, { all: 3, low: 2, out: 1 }]);
});

it('shows what runs low of what is on sale', async () => {
  expect(await skusOf({ view: 'low', sort: 'lowest' })).toEqual(['SKU-3', 'SKU-2']);
  await shop.sql`UPDATE products SET status = 'draft' WHERE id = 3`;
  expect(await skusOf({ view: 'low' })).toEqual(['SKU-2']);
  expect(await skusOf({ view: 'out' })).toEqual([]);
  expect(await skusOf({ sort: 'highest' })).toEqual(['SKU-1', 'SKU-2', 'SKU-3']);
});

it('finds a variant by the beginning of its SKU, and by a part of the name', async () => {
  expect(await skusOf({ q: 'sku-2' })).toEqual(['SKU-2']);
  expect(await skusOf({ q: 'chai' })).toEqual(['SKU-2']);
  expect(await skusOf({ q: '%' })).toEqual([]);
});

it('books with the name of who did it, in the ledger and in the audit log', async () => {
  await bookStock(editor, '10', { delta: -4, reason: 'Damaged' });
  await adjustStock('10', -1, 'sold');
  const ledger = await listMovements(viewer, '10', { page: 1, pageSize: 10 });
  expect(ledger).toMatchObject({
    available: 5,
    total: 2,
    items: [
      { delta: -1, by: null },
      { delta: -4, by: editor.email, reason: 'Damaged', available: 6 },
    ],
  });
  expect(await audited()).toEqual([
    {
      action: 'inventory.adjust',
      subject_name: 'Oak table, SKU-1',
      before: { available: 10, reason: null },
      after: { available: 6, reason: 'Damaged' },
    },
  ]);
});

it('sets no number for a stock that has moved since it was seen', async () => {
  await adjustStock('10', -1, 'sold');
  const late = { available: 20, reason: 'Counted', version: 1 };
  expect(await bookStock(editor, '10', late)).toMatchObject({ state: 'conflict', stock: { available: 9, version: 2 } });
  expect(await getStock(['10'])).toMatchObject([{ available: 9 }]);
  expect(await audited()).toEqual([]);
  expect(await bookStock(editor, '10', { ...late, version: 2 })).toMatchObject({ state: 'adjusted' });
});

it('shows what a count would change, and changes nothing', async () => {
  await setAside(10, 2);
  const verdicts = await previewCount(editor, [
    { sku: 'SKU-1', counted: 11 },
    { sku: 'SKU-2', counted: 3 },
    { sku: 'NO-SUCH', counted: 1 },
  ]);
  expect(verdicts).toMatchObject([
    { state: 'differs', expected: 12, difference: -1 },
    { state: 'same' },
    { state: 'unknown' },
  ]);
  expect(await getStock(['10'])).toMatchObject([{ available: 10 }]);
});

it('books the differences of a count, and leaves out what is expected otherwise by now', async () => {
  await getStock(['10', '20']);
  await adjustStock('20', 2, 'received');
  const { result, changeId } = await bookCount(editor, {
    reason: 'Counted',
    lines: [
      { sku: 'SKU-1', counted: 8, expected: 10 },
      { sku: 'SKU-2', counted: 9, expected: 3 },
      { sku: 'SKU-3', counted: 0, expected: 0 },
    ],
  });
  expect(result).toMatchObject([
    { sku: 'SKU-1', outcome: 'booked' },
    { sku: 'SKU-2', outcome: 'moved', expected: 5 },
    { sku: 'SKU-3', outcome: 'same' },
  ]);
  expect(changeId).toMatch(/^\d+$/);
  expect(await getStock(['10', '20', '30'])).toMatchObject([{ available: 8 }, { available: 5 }, { available: 0 }]);
  expect(await audited()).toMatchObject([{ action: 'inventory.count', subject_name: 'Oak table, SKU-1' }]);
});

it('is not confused by a sale between the comparison and the booking', async () => {
  await adjustStock('10', -2, 'set aside');
  await setAside(10, 2);
  const lines = [{ sku: 'SKU-1', counted: 9, expected: 10 }];
  const { result } = await bookCount(editor, { reason: 'Counted', lines });
  expect(result).toMatchObject([{ outcome: 'booked' }]);
  expect(await getStock(['10'])).toMatchObject([{ available: 7 }]);
});

it('lets nobody write who may only look', async () => {
  await expect(bookStock(viewer, '10', { delta: 1, reason: 'Found' })).rejects.toThrow(ForbiddenError);
  await expect(previewCount(viewer, [])).rejects.toThrow(ForbiddenError);
  await expect(bookCount(viewer, { reason: 'x', lines: [] })).rejects.toThrow(ForbiddenError);
});
