import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseListingParams } from '#lib/catalog/listing-query.ts';
import {
  addProductCounts,
  findCategory,
  getCategoryTree,
  getProduct,
  getProducts,
  getRelatedProducts,
  listProducts,
} from '#lib/catalog/read.ts';
import { runInScope } from '#lib/http/scope.ts';
import { suggest } from '#lib/search/suggest.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

describe.each([
  ['with Redis', { redis: true }],
  ['without Redis', { redis: false }],
])('catalogue %s', (_name, options) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(options);
    await insertBasics(shop.sql);
    await insertProduct(shop.sql, {
      id: 1,
      name: 'Copper moka pot',
      price: 3_900,
      compareAtPrice: 4_900,
      popularity: 5,
      attributes: { colour: 'copper' },
    });
    await insertProduct(shop.sql, {
      id: 2,
      name: 'Glass teapot',
      price: 2_500,
      category: 3,
      popularity: 9,
      available: 0,
    });
    await insertProduct(shop.sql, {
      id: 3,
      name: 'Moka pot gasket',
      price: 400,
      popularity: 1,
      attributes: { material: 'rubber' },
    });
    await insertProduct(shop.sql, { id: 4, name: 'Garden trowel', price: 1_800, category: 4, popularity: 7 });
    await insertProduct(shop.sql, { id: 5, name: 'Secret moka pot', status: 'draft' });
    await shop.sql`INSERT INTO reviews (product_id, rating, title, body, author) VALUES (1, 5, 'Yes', 'Good', 'Ada')`;
    // Filed twice, in one department.
    await shop.sql`INSERT INTO product_categories (product_id, category_id, position) VALUES (1, 3, 1)`;
    await shop.sql`UPDATE products SET rating_sum = 9, rating_count = 2 WHERE id = 1`;
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.forget());

  const list = async (params: Record<string, string>) => {
    const parsed = parseListingParams(params);
    if (!parsed.ok) throw new Error('bad params');
    const { items, total } = await listProducts(parsed.query);
    return { ids: items.map((item) => item.id), total };
  };

  it('reads a product whole, by id and by slug, the same from every layer', async () => {
    const product = await getProduct('1');
    expect(product).toMatchObject({
      id: '1',
      slug: 'product-1',
      brand: 'Nordvik',
      currency: 'EUR',
      price: 3_900,
      compareAtPrice: 4_900,
      priceVaries: false,
      rating: { average: 4.5, count: 2 },
      inStock: true,
      version: 1,
      categories: [
        { id: '1', path: 'kitchen' },
        { id: '2', path: 'kitchen/coffee' },
        { id: '3', path: 'kitchen/tea' },
      ],
      variants: [{ id: '10', sku: 'SKU-1', imageIndex: 0, options: {} }],
      images: [{ url: `/media/${'a'.repeat(32)}-800.webp`, width: 800, height: 800 }],
      attributes: [{ name: 'colour', label: 'Colour', value: 'copper' }],
    });
    expect(await getProduct('product-1')).toEqual(product);
    shop.runtime.cache.clearLocal();
    expect(await getProduct('product-1')).toEqual(product);
  });

  it.each(['999', 'nope', '0', '01', '-1', '1.5', '99999999999999999999', "'; --", 'ä', ''])(
    'finds nothing under %j',
    async (id) => {
      expect(await getProduct(id)).toBeNull();
    },
  );

  it('keeps a draft to itself', async () => {
    expect(await getProduct('5')).toBeNull();
    expect(await getProduct('product-5')).toBeNull();
    expect((await list({ q: 'moka' })).ids).not.toContain('5');
  });

  it('reads many in order and leaves out what is not there', async () => {
    expect((await getProducts(['3', 'x', '1', '999', '5'])).map((product) => product.id)).toEqual(['3', '1']);
  });

  it.each([
    [{}, ['2', '4', '1', '3']],
    [{ sort: 'price-asc' }, ['3', '4', '2', '1']],
    [{ sort: 'price-desc' }, ['1', '2', '4', '3']],
    [{ sort: 'name' }, ['1', '4', '2', '3']],
    [{ sort: 'rating' }, ['1', '2', '3', '4']],
    [{ category: 'kitchen' }, ['2', '1', '3']],
    [{ category: 'kitchen/tea' }, ['2', '1']],
    [{ category: '4' }, ['4']],
    [{ category: 'nowhere' }, []],
    [{ inStock: 'true' }, ['4', '1', '3']],
    [{ onSale: 'true' }, ['1']],
    [{ minPrice: '400', maxPrice: '1800' }, ['4', '3']],
    [{ 'attr.colour': 'copper' }, ['1']],
    [{ 'attr.colour': 'green' }, []],
    [{ q: 'moka pots' }, ['1', '3']],
    [{ q: 'tepot' }, ['2']],
    [{ q: 'zzzzzz' }, []],
    [{ q: "'); DROP TABLE products; --" }, []],
  ])('lists %j', async (params, ids) => {
    expect(await list(params)).toEqual({ ids, total: ids.length });
  });

  it('pages without overlap and counts the whole', async () => {
    const pages = await Promise.all(['1', '2', '3'].map((page) => list({ page, pageSize: '3' })));
    expect(pages.map((page) => page.ids)).toEqual([['2', '4', '1'], ['3'], []]);
    expect(pages.map((page) => page.total)).toEqual([4, 4, 4]);
  });

  it('builds the tree with counts that include what is below', async () => {
    const tree = await addProductCounts(await getCategoryTree());
    expect(
      tree.map(({ path, productCount, children }) => [path, productCount, children.map((child) => child.path)]),
    ).toEqual([
      ['kitchen', 3, ['kitchen/coffee', 'kitchen/tea']],
      ['garden', 1, []],
    ]);
    expect((await findCategory('kitchen/tea'))?.trail.map((category) => category.name)).toEqual(['Kitchen', 'Tea']);
    expect(await findCategory('tea')).toBeNull();
  });

  it('relates a product to others of its category, never to itself', async () => {
    const product = await getProduct('1');
    expect(product && (await getRelatedProducts(product)).map((other) => other.id)).toEqual(['3']);
  });

  it('suggests searches, categories and products for the beginning of a word', async () => {
    expect((await suggest('Mok')).map(({ kind, url }) => `${kind} ${url}`)).toEqual([
      'query /search?q=moka',
      'query /search?q=moka+pot',
      'product /products/product-1',
      'product /products/product-3',
    ]);
    expect((await suggest('tea')).map(({ kind }) => kind)).toEqual(['query', 'category', 'product']);
    expect(await suggest("' & !")).toEqual([]);
    expect(await suggest('  ')).toEqual([]);
  });

  it('records every tag of what was read, and the layer it came from', async () => {
    const readIn = () =>
      runInScope('remote', async (scope) => {
        await list({ category: 'kitchen/coffee' });
        return scope;
      });
    const cold = await readIn();
    expect([...cold.tags].sort()).toEqual([
      'categories',
      'category:1',
      'category:2',
      'category:3',
      'list:2:members',
      'product:1',
      'product:3',
      'products',
    ]);
    expect(cold.reads.db.count).toBeGreaterThan(0);
    const warm = await readIn();
    expect(warm.reads).toMatchObject({ db: { count: 0 }, l2: { count: 0 } });
    expect(warm.tags).toEqual(cold.tags);
    shop.runtime.cache.clearLocal();
    expect((await readIn()).reads).toMatchObject({ db: { count: 0 }, l1: { count: 0 } });
  });
});
