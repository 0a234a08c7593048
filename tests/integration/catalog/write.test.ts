import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import type { Read } from '#lib/cache/engine/entry.ts';
import { listingCache } from '#lib/cache/listings.ts';
import { productSlugCache } from '#lib/cache/product-slugs.ts';
import { productCache } from '#lib/cache/products.ts';
import { getAdminProduct, listAdminProducts } from '#lib/catalog/admin-list.ts';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import { deleteProduct, restoreProduct } from '#lib/catalog/bin.ts';
import { type ListingKey, parseListingParams } from '#lib/catalog/listing-query.ts';
import { productInput, productPatch } from '#lib/catalog/product-input.ts';
import { addProductCounts, getCategoryTree, getProduct, listProducts } from '#lib/catalog/read.ts';
import type { ProductWrite } from '#lib/catalog/store/change-product.ts';
import { createProduct, updateProduct } from '#lib/catalog/write.ts';
import { getStock } from '#lib/inventory/read.ts';
import { adjustStock } from '#lib/inventory/write.ts';
import { offerRenewal } from '#lib/pages/renewal.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { countContradictions } from '#tests/support/seeded.ts';

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
  await shop.sql`TRUNCATE products, changes CASCADE`;
  await insertProduct(shop.sql, { id: 1, name: 'Copper kettle', price: 5_000, category: 2, popularity: 9 });
  await insertProduct(shop.sql, { id: 2, name: 'Glass teapot', price: 3_000, category: 3, popularity: 5 });
  await shop.sql`UPDATE products SET keywords = 'Nordvik Kitchen Coffee' WHERE id = 1`;
  await shop.forget();
});

const mug = {
  name: 'Stone Mug',
  brand: 'Nordvik',
  status: 'published',
  categoryIds: ['2'],
  attributes: { colour: 'grey' },
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: [
    { sku: 'MUG-L', price: 1_400, options: { Size: 'L' }, available: 2 },
    { sku: 'MUG-S', price: 900, compareAtPrice: 1_200, options: { Size: 'S' } },
  ],
  images: [{ hash: 'a'.repeat(32), alt: 'A mug' }],
};
const create = async (input: object = {}) => createProduct(editor, productInput.parse({ ...mug, ...input }));
const update = async (id: string, patch: object, version?: number) =>
  updateProduct(editor, id, productPatch.parse(patch), version);
const saved = ({ result }: { result: ProductWrite }): AdminProduct => {
  if (result.state !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
  return result.product;
};

const list = async (params: Record<string, string>) => {
  const parsed = parseListingParams(params);
  if (!parsed.ok) throw new Error('bad params');
  return (await listProducts(parsed.query)).items.map((item) => item.id);
};
/** How the cache answers for a list, without what its products look like. */
const layerOf = async (key: Partial<ListingKey>): Promise<Read<unknown>['state']> =>
  (await listingCache().get({ page: 1, pageSize: 24, sort: 'popular', ...key })).state;
const changes = () =>
  shop.sql<
    { id: string; kind: string; tags: string[]; cdn: string }[]
  >`SELECT id, kind, tags, cdn FROM changes ORDER BY id`;

describe('createProduct', () => {
  it('is there by id, by slug and in every list, though "there is none" was cached of all of them', async () => {
    expect(await getProduct('stone-mug')).toBeNull();
    expect(await list({ category: 'kitchen/coffee' })).toEqual(['1']);
    expect(await list({ q: 'stone' })).toEqual([]);
    const committed = await create();
    const { id } = saved(committed);
    expect(committed.changeId).toMatch(/^\d+$/);
    const product = await getProduct('stone-mug');
    expect(product).toMatchObject({
      id,
      version: 1,
      price: 900,
      compareAtPrice: 1_200,
      inStock: true,
      categories: [{ id: '1' }, { id: '2' }],
      attributes: [{ name: 'colour', value: 'grey' }],
    });
    expect(await getProduct(id)).toEqual(product);
    expect(await list({ category: 'kitchen/coffee' })).toEqual(['1', id]);
    expect(await list({ q: 'stone' })).toEqual([id]);
    expect(await list({ q: 'coffee grey' })).toEqual([id]);
    expect(await changes()).toMatchObject([{ id: committed.changeId, kind: 'product', cdn: 'purge' }]);
    // The two fixtures have stock without a ledger.
    expect(await countContradictions(shop.sql)).toEqual({ stock: 2, shelves: 0, ratings: 0, prices: 0, listed: 0 });
  });

  it('counts in its categories, and leaves the menu of every page as it is', async () => {
    const tree = await getCategoryTree();
    const count = async () => (await addProductCounts(tree))[0]?.productCount;
    expect(await count()).toBe(2);
    await create();
    expect(await count()).toBe(3);
    const { things } = shop.runtime.cache.stats();
    await getCategoryTree();
    expect(shop.runtime.cache.stats().things['category-tree']?.hits.l1).toBe(
      (things['category-tree']?.hits.l1 ?? 0) + 1,
    );
  });

  it('as a draft is seen by the admin alone', async () => {
    const { id } = saved(await create({ status: 'draft' }));
    expect(await getProduct(id)).toBeNull();
    expect(await getAdminProduct(viewer, id)).toMatchObject({ id, status: 'draft', variants: [{ available: 2 }, {}] });
    expect((await changes())[0]?.cdn).toBe('none');
  });

  it('finds a slug of its own, also when two are created at once', async () => {
    const input = (sku: string) => ({ options: [], variants: [{ sku, price: 1 }] });
    const made = await Promise.all(['A', 'B', 'C'].map((sku) => create(input(sku))));
    expect(made.map((one) => saved(one).slug).sort()).toEqual(['stone-mug', 'stone-mug-2', 'stone-mug-3']);
  });

  it('creates a brand that is new, once, and finds the one that is there by its name or slug', async () => {
    const input = (brand: string, sku: string) => ({ brand, options: [], variants: [{ sku, price: 1 }] });
    const made = await Promise.all(['A', 'B'].map((sku) => create(input('Café Øst', sku))));
    expect(made.map((one) => saved(one).brand)).toEqual(['Café Øst', 'Café Øst']);
    expect(saved(await create(input('NORDVIK', 'C'))).brand).toBe('Nordvik');
    expect(saved(await create(input('cafe-ost', 'D'))).brand).toBe('Café Øst');
    expect(await shop.sql`SELECT slug FROM brands WHERE id <> 1`).toMatchObject([{ slug: 'cafe-ost' }]);
    await shop.sql`TRUNCATE products CASCADE`;
    await shop.sql`DELETE FROM brands WHERE id <> 1`;
  });

  it('names each thing that is not there or is taken, and writes nothing', async () => {
    const { result, changeId } = await create({
      slug: 'product-1',
      brand: '???',
      categoryIds: ['2', '99'],
      attributes: { weight: 'heavy' },
      images: [{ hash: 'b'.repeat(32) }],
      options: [],
      variants: [{ sku: 'SKU-1', price: 1 }],
    });
    expect(result.state === 'invalid' && result.errors.map(({ pointer }) => pointer).sort()).toEqual(
      ['/attributes/weight', '/brand', '/categoryIds/1', '/images/0/hash', '/slug', '/variants/0/sku'].sort(),
    );
    expect(changeId).toBeUndefined();
    expect(await changes()).toEqual([]);
    expect(await shop.sql`SELECT FROM products`).toHaveLength(2);
    expect(await shop.sql`SELECT FROM brands`).toHaveLength(1);
  });

  it('is for editors, whoever calls it', async () => {
    await expect(createProduct(viewer, productInput.parse(mug))).rejects.toThrow(ForbiddenError);
    await expect(updateProduct(viewer, '1', { name: 'X' })).rejects.toThrow(ForbiddenError);
    await expect(deleteProduct(viewer, '1')).rejects.toThrow(ForbiddenError);
  });
});

describe('updateProduct', () => {
  it('shows at once what has changed, with a version one higher', async () => {
    await getProduct('1');
    expect(saved(await update('1', { name: 'Steel kettle', description: 'New.' }))).toMatchObject({ version: 2 });
    expect(await getProduct('1')).toMatchObject({ name: 'Steel kettle', description: 'New.', version: 2 });
  });

  it('brings a price into the lists that are sorted by it, and leaves the others where they are', async () => {
    const byPrice = { sort: 'price-asc' } as const;
    expect(await list({ sort: 'price-asc' })).toEqual(['2', '1']);
    expect(await list({})).toEqual(['1', '2']);
    await update('1', { variants: [{ id: '10', sku: 'SKU-1', price: 100, imageIndex: 0 }] });
    expect(await layerOf({})).toBe('hit');
    expect(await layerOf(byPrice)).toBe('filled');
    expect(await list({ sort: 'price-asc' })).toEqual(['1', '2']);
    expect(await getProduct('1')).toMatchObject({ price: 100, variants: [{ id: '10', price: 100, imageIndex: 0 }] });
  });

  it('moves a product out of one category and into another', async () => {
    expect(await list({ category: 'kitchen/coffee' })).toEqual(['1']);
    expect(await list({ category: 'garden' })).toEqual([]);
    await update('1', { categoryIds: ['4'] });
    expect(await list({ category: 'kitchen/coffee' })).toEqual([]);
    expect(await list({ category: 'kitchen' })).toEqual(['2']);
    expect(await list({ category: 'garden' })).toEqual(['1']);
    expect(await list({ q: 'garden' })).toEqual(['1']);
  });

  it('leaves lists of other categories alone', async () => {
    const tea = { categoryId: '3' };
    await layerOf(tea);
    await update('1', { status: 'archived' });
    expect(await layerOf(tea)).toBe('hit');
    expect(await list({ category: 'kitchen' })).toEqual(['2']);
  });

  it('ends what was known of the new slug, and leads from the old one to it until another product has that', async () => {
    expect(await getProduct('kettle')).toBeNull();
    expect(await getProduct('product-1')).not.toBeNull();
    await update('1', { slug: 'kettle' });
    expect(await getProduct('kettle')).toMatchObject({ id: '1' });
    expect(await getProduct('product-1')).toMatchObject({ id: '1', slug: 'kettle' });
    await update('2', { slug: 'product-1' });
    expect(await getProduct('product-1')).toMatchObject({ id: '2', slug: 'product-1' });
    expect(await getProduct('product-2')).toMatchObject({ id: '2' });
  });

  it('takes a product off the shop and puts it back', async () => {
    expect(await list({})).toEqual(['1', '2']);
    await update('1', { status: 'draft' });
    expect(await getProduct('1')).toBeNull();
    expect(await getProduct('product-1')).toBeNull();
    expect(await list({})).toEqual(['2']);
    await update('1', { status: 'published' });
    expect(await getProduct('product-1')).toMatchObject({ id: '1' });
    expect(await list({})).toEqual(['1', '2']);
  });

  it('tells the second of two who saw the same version, and changes nothing', async () => {
    await update('1', { name: 'First' }, 1);
    expect(await update('1', { name: 'Second' }, 1)).toMatchObject({ result: { state: 'conflict', version: 2 } });
    expect(await getProduct('1')).toMatchObject({ name: 'First' });
    const both = await Promise.all([update('1', { name: 'A' }, 2), update('1', { name: 'B' }, 2)]);
    expect(both.map(({ result }) => result.state).sort()).toEqual(['conflict', 'saved']);
    expect(await changes()).toHaveLength(2);
  });

  it('counts no change where there is none', async () => {
    const { product } = { product: await getAdminProduct(viewer, '1') };
    const same = {
      name: product?.name,
      brand: 'Nordvik',
      categoryIds: ['2'],
      variants: [{ sku: 'SKU-1', price: 5_000, imageIndex: 0 }],
      images: [{ hash: 'a'.repeat(32), alt: 'A picture' }],
    };
    for (const patch of [{}, same]) {
      expect(await update('1', patch, 1)).toMatchObject({
        result: { state: 'unchanged', product: { version: 1 } },
        changeId: undefined,
      });
    }
    expect(await changes()).toEqual([]);
  });

  it('adds, keeps and removes variants, and knows their stock', async () => {
    const { id, variants } = saved(await create());
    const [large, small] = variants;
    const after = saved(
      await update(id, {
        options: [{ name: 'Size', values: ['S', 'XL'] }],
        variants: [
          { id: small?.id, sku: 'MUG-S', price: 900, options: { Size: 'S' } },
          { sku: 'MUG-XL', price: 800, options: { Size: 'XL' } },
        ],
      }),
    );
    expect(after).toMatchObject({ version: 2, price: 800, compareAtPrice: null, inStock: false });
    expect(after.variants.map(({ sku }) => sku)).toEqual(['MUG-S', 'MUG-XL']);
    expect(await getStock([large?.id ?? '', small?.id ?? ''])).toMatchObject([{ variantId: small?.id, available: 0 }]);
    await adjustStock(small?.id ?? '', 3, 'received');
    expect(await getProduct(id)).toMatchObject({ inStock: true, version: 3 });
  });

  it('lets two variants change places', async () => {
    const { id, variants } = saved(await create());
    const [large, small] = variants;
    const swapped = saved(
      await update(id, {
        variants: [
          { id: large?.id, sku: 'MUG-S', price: 900, options: { Size: 'S' } },
          { id: small?.id, sku: 'MUG-L', price: 1_400, options: { Size: 'L' } },
        ],
      }),
    );
    expect(swapped.variants).toMatchObject([
      { id: large?.id, sku: 'MUG-S', options: { Size: 'S' }, available: 2 },
      { id: small?.id, sku: 'MUG-L', options: { Size: 'L' }, available: 0 },
    ]);
  });

  it('refuses options that its variants do not choose from', async () => {
    const { id } = saved(await create());
    const { result } = await update(id, { options: [{ name: 'Size', values: ['S'] }] });
    expect(result).toMatchObject({ state: 'invalid', errors: [{ pointer: '/variants/0/options' }] });
  });

  it('neither loses a sale nor stands still beside one', async () => {
    await adjustStock('10', 95, 'received');
    const sell = () => adjustStock('10', -1, 'sold');
    const rename = (at: number) =>
      update('1', { name: `Kettle ${at}`, variants: [{ id: '10', sku: 'SKU-1', price: 5_000 + at }] });
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? sell() : rename(at))));
    expect(all.map((one) => ('state' in one ? one.state : one.result.state)).sort()).toEqual([
      ...Array<string>(10).fill('adjusted'),
      ...Array<string>(10).fill('saved'),
    ]);
    expect(await getStock(['10'])).toMatchObject([{ available: 90 }]);
    const [row] = await shop.sql`SELECT name, price, version FROM products WHERE id = 1`;
    expect(await getProduct('1')).toMatchObject({ name: row?.name, price: row?.price, version: Number(row?.version) });
  });

  it('never costs a sale that it meets half-way', async () => {
    let replacing: ReturnType<typeof update> | undefined;
    await shop.sql.begin(async (sale) => {
      await sale`SELECT FROM inventory WHERE variant_id = 10 FOR UPDATE`;
      replacing = update('1', { variants: [{ sku: 'NEW-1', price: 5_000 }] });
      await expect
        .poll(
          () => shop.sql`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        )
        .toHaveLength(1);
      // Whoever looks first is the one that Postgres ends: here it would be the sale.
      await sale`SET LOCAL deadlock_timeout = '20ms'`;
      await sale`UPDATE inventory SET available = 0, version = version + 1 WHERE variant_id = 10`;
    });
    expect(await replacing).toMatchObject({ result: { state: 'saved', product: { variants: [{ sku: 'NEW-1' }] } } });
  });

  it.each(['999', 'x', '0'])('knows no product %s', async (id) => {
    expect((await update(id, { name: 'X' })).result).toEqual({ state: 'unknown' });
    expect((await deleteProduct(editor, id)).result).toEqual({ state: 'unknown' });
  });

  it('leaves the new state in the shared cache for the next visitor of any process', async () => {
    await update('1', { name: 'Steel kettle' });
    await expect.poll(async () => productCache().peek('1')?.found).toBe(true);
    shop.runtime.cache.clearLocal();
    expect(await productCache().get('1')).toMatchObject({
      state: 'hit',
      layer: 'l2',
      entry: { value: { version: 2 } },
    });
  });
});

describe('deleteProduct', () => {
  it('is gone from everywhere at once', async () => {
    expect(await list({})).toEqual(['1', '2']);
    await getProduct('product-1');
    expect(await deleteProduct(editor, '1', 2)).toMatchObject({ result: { state: 'conflict', version: 1 } });
    expect(await deleteProduct(editor, '1', 1)).toMatchObject({
      result: { state: 'deleted' },
      changeId: expect.stringMatching(/^\d+$/),
    });
    expect(await getProduct('1')).toBeNull();
    expect(await getProduct('product-1')).toBeNull();
    expect(await list({})).toEqual(['2']);
    expect(await changes()).toMatchObject([{ kind: 'product', cdn: 'purge' }]);
    expect(await deleteProduct(editor, '1')).toMatchObject({ result: { state: 'deleted' }, changeId: undefined });
  });
});

describe('a product in the bin', () => {
  it('comes back as what it was, with its variants and their stock', async () => {
    await deleteProduct(editor, '1', 1);
    expect(await getAdminProduct(viewer, '1')).toMatchObject({
      status: 'archived',
      deletedFrom: 'published',
      deletedAt: expect.stringMatching(/Z$/),
      variants: [{ id: '10', available: 5 }],
    });
    expect(await restoreProduct(editor, '1', 1)).toMatchObject({ result: { state: 'conflict', version: 2 } });
    expect(saved(await restoreProduct(editor, '1', 2))).toMatchObject({
      status: 'published',
      deletedAt: null,
      version: 3,
    });
    expect(await getProduct('product-1')).toMatchObject({ id: '1', version: 3 });
    expect(await list({})).toEqual(['1', '2']);
    expect(await restoreProduct(editor, '1')).toMatchObject({ result: { state: 'unchanged' }, changeId: undefined });
  });

  it('does not change until it is restored', async () => {
    await deleteProduct(editor, '1');
    expect(await update('1', { status: 'published' })).toMatchObject({ result: { state: 'binned', version: 2 } });
    expect(await getProduct('1')).toBeNull();
  });
});

it('dates the publication of drafts alone, ahead, and forgets the date with the draft', async () => {
  const publishAt = new Date(Date.now() + 3_600_000).toISOString();
  const { id } = saved(await create({ status: 'draft', publishAt }));
  expect(await getAdminProduct(viewer, id)).toMatchObject({ status: 'draft', publishAt });
  const refused = async (patch: object) => {
    const { result } = await update(id, patch);
    return result.state === 'invalid' && result.errors.map(({ pointer }) => pointer);
  };
  expect(await refused({ publishAt: '2020-01-01T00:00:00Z' })).toEqual(['/publishAt']);
  expect(await refused({ status: 'archived', publishAt })).toEqual(['/publishAt']);
  expect(saved(await update(id, { status: 'published' }))).toMatchObject({ status: 'published', publishAt: null });
});

it('keeps words for search engines and the focal points of pictures', async () => {
  const images = [{ hash: 'a'.repeat(32), alt: 'A mug', focalX: 20, focalY: 80 }];
  const { id } = saved(await create({ seoTitle: 'Mug of stone', images }));
  const after = saved(await update(id, { seoDescription: 'Holds tea.' }));
  expect(after).toMatchObject({
    seoTitle: 'Mug of stone',
    seoDescription: 'Holds tea.',
    images: [{ focalX: 20, focalY: 80 }],
  });
  expect(await getProduct(id)).toMatchObject({ seoTitle: 'Mug of stone', images: [{ focalX: 20, focalY: 80 }] });
});

it('has every write in the audit log, with what differs', async () => {
  const { id, version } = saved(await create());
  await update(id, {
    name: 'Stone Cup',
    categoryIds: ['3'],
    variants: [{ sku: 'MUG-S', price: 950, options: { Size: 'S' } }],
  });
  await update(id, { name: 'Stone Cup' });
  await update(id, { name: 'Late' }, version);
  await deleteProduct(editor, id);
  await restoreProduct(editor, id);
  const rows =
    await shop.sql`SELECT action, subject_name, before, after, actor_email FROM audit_log WHERE subject_id = ${id} ORDER BY id`;
  expect(rows).toMatchObject([
    {
      action: 'product.create',
      actor_email: editor.email,
      before: null,
      after: { name: 'Stone Mug', brand: 'Nordvik' },
    },
    { action: 'product.update', subject_name: 'Stone Cup' },
    { action: 'product.delete', before: { status: 'published' }, after: { status: 'archived' } },
    { action: 'product.restore', before: { status: 'archived' }, after: { status: 'published' } },
  ]);
  const { before, after } = rows[1] as { before: object; after: object };
  expect(before).toMatchObject({
    name: 'Stone Mug',
    categories: ['Kitchen / Coffee'],
    'variant MUG-S': { price: 900 },
  });
  expect(after).toMatchObject({ name: 'Stone Cup', categories: ['Kitchen / Tea'], 'variant MUG-L': null });
  expect(Object.keys(after)).not.toContain('description');
});

describe('listAdminProducts', () => {
  const find = async (query: object = {}) => {
    const page = await listAdminProducts(viewer, { page: 1, pageSize: 10, sort: 'name', ...query });
    return page.items.map((item) => item.id);
  };

  it('finds products of every status by what is known of them', async () => {
    const { id } = saved(await create({ status: 'draft' }));
    expect(await find()).toEqual(['1', '2', id]);
    expect(await find({ status: 'draft' })).toEqual([id]);
    expect(await find({ sort: 'updated', pageSize: 1 })).toEqual([id]);
    expect(await find({ sort: 'price-desc', page: 2, pageSize: 2 })).toEqual([id]);
    for (const q of ['ston', 'mugs', 'mug-l', id]) expect(await find({ q })).toEqual([id]);
    expect(await find({ q: '%' })).toEqual([]);
    expect(await find({ q: "'; --" })).toEqual([]);
  });
});

it('has the page of what it saved rendered before it answers, from the new state', async () => {
  const seen: unknown[] = [];
  offerRenewal(async (path) => {
    const product = await getProduct(path.slice('/products/'.length));
    seen.push([path, product?.name]);
  });
  const { slug, id } = saved(await create());
  await update(id, { name: 'Stone Cup' });
  await update(id, { name: 'Stone Cup' });
  await update(id, { status: 'draft' });
  offerRenewal(async () => {});
  expect(seen).toEqual([
    [`/products/${slug}`, 'Stone Mug'],
    [`/products/${slug}`, 'Stone Cup'],
  ]);
});

it('leaves the address of a product in the cache when only its price changes, and ends it when it is taken off', async () => {
  const { slug, id } = saved(await create());
  const find = async () => (await productSlugCache().get(slug)) as Read<string>;
  await find();
  await update(id, { variants: [{ sku: 'MUG-S', price: 950, options: { Size: 'S' } }] });
  expect(await find()).toMatchObject({ state: 'hit', entry: { value: id } });
  await update(id, { status: 'archived' });
  expect(await find()).toMatchObject({ entry: { found: false } });
});
