import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { checkBulk } from '#lib/bulk/check-bulk.ts';
import { startOperation } from '#lib/bulk/control.ts';
import { exportProducts } from '#lib/bulk/export/export-products.ts';
import { openImport } from '#lib/bulk/import/open-import.ts';
import { getOperation, listRows } from '#lib/bulk/read.ts';
import { runBulk } from '#lib/bulk/run-bulk.ts';
import { productPatch } from '#lib/catalog/product-input.ts';
import { getProduct } from '#lib/catalog/read.ts';
import { updateProduct } from '#lib/catalog/write.ts';
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
  await shop.sql`TRUNCATE products, changes, bulk_operations, audit_log CASCADE`;
  await insertProduct(shop.sql, {
    id: 1,
    name: 'Copper kettle',
    price: 5_000,
    category: 2,
    attributes: { colour: 'red' },
  });
  await insertProduct(shop.sql, { id: 2, name: 'Glass teapot', price: 3_000, category: 3 });
  await shop.forget();
});

const job = { signal: new AbortController().signal, attempt: 1, maxAttempts: 5 };

async function check(text: string | Uint8Array, format: 'csv' | 'json' = 'csv'): Promise<string> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const operationId = await openImport(editor, { name: 'products', format, bytes });
  await checkBulk({ operationId }, job);
  return operationId;
}
async function run(operationId: string): Promise<void> {
  await startOperation(editor, operationId);
  await runBulk({ operationId }, job);
}
const rowsOf = async (id: string) => (await listRows(viewer, id, { after: 0, limit: 100 }))?.items;
const faultsOf = async (id: string) => (await rowsOf(id))?.map(({ number, errors }) => [number, errors]);
const exported = async (format: 'csv' | 'json') => {
  const pieces: string[] = [];
  for await (const piece of exportProducts(viewer, format, {})) pieces.push(piece);
  return pieces.join('');
};

describe('an import of a table', () => {
  it('changes what is known by its SKU and creates the rest, once it is started', async () => {
    const id = await check(
      [
        'sku;name;brand;price;compare_at_price;slug;categories;option1_name;option1_value;stock;status',
        'SKU-1;;;55,00;;;;;;;',
        'MUG-S;"Mug ""Stone"", large";Nordvik;9,90;;stone-mug;kitchen/coffee|garden;Size;S;3;published',
        'MUG-L;;;12,90;15;stone-mug;;Size;L;0;',
      ].join('\r\n'),
    );
    expect(await rowsOf(id)).toMatchObject([
      {
        number: 2,
        state: 'waiting',
        key: 'SKU-1',
        changes: [{ field: 'SKU-1 price', before: '€50.00', after: '€55.00' }],
      },
      { number: 3, state: 'waiting', key: 'MUG-S', name: 'Mug "Stone", large', errors: [] },
    ]);
    expect(await getProduct('stone-mug')).toBeNull();
    await run(id);
    expect(await getOperation(viewer, id)).toMatchObject({ state: 'done', done: 2, failed: 0, rows: { applied: 2 } });
    expect(await getProduct('product-1')).toMatchObject({ price: 5_500, name: 'Copper kettle' });
    expect(await getProduct('stone-mug')).toMatchObject({
      price: 990,
      options: [{ name: 'Size', values: ['S', 'L'] }],
      variants: [{ sku: 'MUG-S' }, { sku: 'MUG-L', compareAtPrice: 1_500 }],
      categories: [{ slug: 'kitchen' }, { slug: 'coffee' }, { slug: 'garden' }],
    });
    expect(await shop.sql`SELECT action FROM audit_log WHERE subject_kind = 'product' ORDER BY id`).toEqual([
      { action: 'product.update' },
      { action: 'product.create' },
    ]);
  });

  it('says what is wrong with each row, and where', async () => {
    const id = await check(
      [
        'sku,name,brand,price,categories,attr.colour,attr.size,status',
        'SKU-1,,,cheap,,,,',
        'NEW-1,New,,1,,,,',
        'NEW-2,New,Nordvik,,,,,',
        'NEW-3,New,Nordvik,1,no/where,,L,sold',
        'SKU-2,,,3,,,,',
        'SKU-2,,,4,,,,',
        'low,New,Nordvik,1,,,,',
      ].join('\n'),
    );
    expect(await faultsOf(id)).toEqual([
      [2, [{ field: 'Price (row 2)', detail: '“cheap” is no amount such as 12.90' }]],
      [3, [{ field: 'Brand', detail: 'is needed: no product has this SKU yet' }]],
      [4, [{ field: 'Price (row 4)', detail: 'is needed for a variant that is new' }]],
      [
        5,
        [
          { field: 'Categories', detail: '“no/where” is no category' },
          { field: 'Attribute size', detail: 'is no attribute of the shop' },
        ],
      ],
      [6, []],
      [7, [{ field: 'SKU (row 7)', detail: 'is in row 6 already' }]],
      [8, [{ field: 'SKU (row 8)', detail: 'must be capitals and digits, with single dashes between' }]],
    ]);
  });

  it('writes what can be written, though one row has become impossible since the check', async () => {
    const id = await check(
      'sku,name,brand,price,slug\nNEW-1,One,Nordvik,1,one\nNEW-2,Two,Nordvik,2,two\nSKU-2,,,31,\n',
    );
    await shop.sql`UPDATE variants SET sku = 'NEW-1' WHERE id = 10`;
    await updateProduct(editor, '2', productPatch.parse({ variants: [{ sku: 'SKU-2', price: 2_500 }] }));
    await run(id);
    expect(await getOperation(viewer, id)).toMatchObject({ done: 3, failed: 2, rows: { applied: 1, failed: 2 } });
    expect(await faultsOf(id)).toEqual([
      [2, [{ field: 'SKU', detail: 'is that of another product' }]],
      [3, []],
      [4, [{ field: 'SKU-2 price', detail: 'has changed since this was checked: it is €25.00 now' }]],
    ]);
  });

  it.each([
    ['no column for the SKU', 'name,price\nA,1', 'The first row must name the columns, one of them “sku”.'],
    ['a column that is none', 'sku,colour\nA,1', 'These are no columns of a product: “colour”.'],
    ['a quote that never ends', 'sku,name\nA-1,"open\nB-1,x\n', 'Row 2 cannot be read: a quote is opened'],
    ['another encoding', Buffer.from('sku,name\nA-1,Caf\xe9', 'latin1'), 'The file is not in UTF-8.'],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'The file is not text'],
    ['nothing but a header', 'sku,name\n', 'There is nothing in it.'],
  ])('refuses a file with %s', async (_, text, error) => {
    expect(await getOperation(viewer, await check(text))).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(error),
    });
  });

  it('leaves no file behind when it was checked', async () => {
    await check('sku,price\nSKU-1,1\n');
    expect(await shop.sql`SELECT FROM bulk_files`).toHaveLength(0);
  });

  it('is for editors', async () => {
    await expect(openImport(viewer, { name: 'a', format: 'csv', bytes: Buffer.from('sku') })).rejects.toThrow(
      ForbiddenError,
    );
  });
});

describe('an import of a list', () => {
  it('takes money in minor units and says by a pointer what is wrong', async () => {
    const list = [{ variants: [{ sku: 'SKU-1', price: 5_500 }], attributes: { colour: null } }, { colour: 'red' }];
    const id = await check(JSON.stringify(list), 'json');
    expect(await rowsOf(id)).toMatchObject([
      {
        state: 'waiting',
        changes: [{ field: 'Attribute colour', before: 'red', after: null }, { field: 'SKU-1 price' }],
      },
      { state: 'invalid', errors: [{ field: '/variants' }, { field: '/' }] },
    ]);
  });

  it('refuses what is not JSON', async () => {
    expect(await getOperation(viewer, await check('{', 'json'))).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('not JSON'),
    });
  });
});

describe('an export', () => {
  it.each(['csv', 'json'] as const)('in %s changes nothing when it is imported again', async (format) => {
    await shop.sql`UPDATE products SET name = '=1+1', description = E'a, "b"\r\n  c\n', seo_title = '''=x' WHERE id = 1`;
    const id = await check(await exported(format), format);
    expect((await rowsOf(id))?.map(({ state, changes, errors }) => ({ state, changes, errors }))).toEqual([
      { state: 'unchanged', changes: [], errors: [] },
      { state: 'unchanged', changes: [], errors: [] },
    ]);
  });

  it('has no cell that a spreadsheet would compute', async () => {
    await shop.sql`UPDATE products SET name = '=1+1' WHERE id = 1`;
    expect(await exported('csv')).toContain(",'=1+1,");
  });
});
