import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { facetCache } from '#lib/cache/facets.ts';
import { type ListingParams, parseListingParams } from '#lib/catalog/listing-query.ts';
import { productPatch } from '#lib/catalog/product-input.ts';
import { updateProduct } from '#lib/catalog/write.ts';
import { tags } from '#lib/cdn/tags.ts';
import { adjustStock } from '#lib/inventory/write.ts';
import { browseProducts } from '#lib/search/browse.ts';
import { suggest } from '#lib/search/suggest.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  await shop.sql`INSERT INTO brands (id, slug, name) VALUES (2, 'kantor-audio', 'Kantor Audio')`;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, changes, search_words, search_synonyms CASCADE`;
  const add = (id: number, name: string, more: object) => insertProduct(shop.sql, { id, name, ...more });
  await add(1, 'Wireless Headphones', {
    price: 9_900,
    category: 2,
    popularity: 9,
    attributes: { colour: 'Black', material: 'Steel' },
  });
  await add(2, 'Studio Headphones', {
    price: 19_900,
    category: 2,
    popularity: 5,
    attributes: { colour: 'White', material: 'Steel' },
  });
  await add(3, 'Copper Skillet', { price: 4_900, category: 3, popularity: 7, attributes: { colour: 'Black' } });
  await add(4, 'Garden Torch', {
    price: 900,
    category: 4,
    popularity: 3,
    available: 0,
    attributes: { material: 'Oak' },
  });
  await shop.sql`UPDATE products SET brand_id = 2, keywords = 'Kantor Audio' WHERE id IN (1, 2)`;
  await shop.sql`UPDATE products SET rating_sum = 9, rating_count = 2 WHERE id = 1`;
  await shop.sql`UPDATE products SET rating_sum = 7, rating_count = 2 WHERE id = 3`;
  await shop.sql`INSERT INTO search_synonyms (term, synonym) VALUES ('flashlight', 'torch'), ('frying pan', 'skillet')`;
  await shop.forget();
});

const browse = (params: ListingParams) => {
  const parsed = parseListingParams(params);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return browseProducts(parsed.query);
};
const search = async (q: string) => {
  const { items, search: outcome } = await browse({ q });
  return { ids: items.map(({ id }) => id), ...outcome };
};

describe('words', () => {
  it('find what has them in its name before what has them elsewhere, the popular first', async () => {
    await shop.sql`UPDATE products SET keywords = 'Studio' WHERE id = 1`;
    await shop.forget();
    expect(await search('studio')).toEqual({ ids: ['2', '1'], matched: 'all' });
    expect(await search('headphone')).toEqual({ ids: ['1', '2'], matched: 'all' });
  });

  it.each([
    ['headfones', 'headphones', ['1', '2']],
    ['wirless headfones', 'wireless headphones', ['1']],
    ['kantro', 'kantor', ['1', '2']],
    ['skilet', 'skillet', ['3']],
    ['head phones', 'headphones', ['1', '2']],
    ['studio head phones', 'studio headphones', ['2']],
    ['copperskillet', 'copper skillet', ['3']],
    ['gardentorches', 'garden torches', ['4']],
    ['wirless head phones', 'wireless headphones', ['1']],
  ])('%j are taken for %j', async (q, words, ids) => {
    expect(await search(q)).toEqual({ ids, matched: 'corrected', words });
  });

  it('find what begins like the last of them while it is being typed', async () => {
    expect(await search('wireless headp')).toEqual({ ids: ['1'], matched: 'all' });
  });

  it.each([
    ['flashlight', ['4']],
    ['flashlights garden', ['4']],
    ['copper frying pan', ['3']],
    ['frying pans', ['3']],
  ])('%j find what is called otherwise', async (q, ids) => {
    expect(await search(q)).toEqual({ ids, matched: 'all' });
  });

  it('come first where they are in the name, before what is said for them, however popular', async () => {
    await insertProduct(shop.sql, { id: 5, name: 'Camping Flashlight', category: 4, popularity: 1 });
    await shop.forget();
    expect((await search('flashlight')).ids).toEqual(['5', '4']);
    expect((await search('torch')).ids).toEqual(['4']);
  });

  it('of a synonym do not lead back where no row says so', async () => {
    expect(await search('torch')).toMatchObject({ ids: ['4'] });
    await shop.sql`UPDATE products SET name = 'Flashlight' WHERE id = 3`;
    await shop.forget();
    expect(await search('torch')).toMatchObject({ ids: ['4'] });
    expect((await search('flashlight')).ids).toEqual(['3', '4']);
  });

  it('that no product has together find those that have most of them, and say so', async () => {
    expect(await search('copper studio headphones')).toEqual({ ids: ['2', '1', '3'], matched: 'some' });
  });

  it('are joined with one other each', async () => {
    await insertProduct(shop.sql, { id: 7, name: 'Walnut Phonestand', category: 2 });
    await insertProduct(shop.sql, { id: 8, name: 'Headphone Stand', category: 2 });
    await shop.forget();
    expect(await search('head phone stand')).toEqual({ ids: ['8'], matched: 'corrected', words: 'headphone stand' });
  });

  it('are not joined where products have them as they are', async () => {
    await insertProduct(shop.sql, { id: 6, name: 'Head of Phones', category: 2 });
    await shop.forget();
    expect(await search('head phones')).toEqual({ ids: ['6'], matched: 'all' });
  });

  it('that no product has are left out before any others are', async () => {
    expect(await search('studio headphones zzyzx')).toEqual({ ids: ['2'], matched: 'some' });
    expect(await search('zzyzx studio hedphones')).toEqual({ ids: ['2'], matched: 'some' });
    expect(await search('copper zzyzx studio')).toEqual({ ids: ['3', '2'], matched: 'some' });
  });

  it('that nothing is like find nothing, and say so', async () => {
    expect(await search('zzyzx qwrtz')).toEqual({ ids: [], matched: 'none' });
    expect(await search('the')).toEqual({ ids: [], matched: 'none' });
  });

  it('share a list with other words that mean the same', async () => {
    await search('headphones');
    const before = shop.runtime.cache.stats().things.listing;
    await search('headfones');
    expect(shop.runtime.cache.stats().things.listing).toMatchObject({ loads: before?.loads });
  });

  it('of a new synonym work as soon as its tag is ended', async () => {
    expect(await search('lantern')).toMatchObject({ matched: 'none' });
    await shop.sql`INSERT INTO search_synonyms (term, synonym) VALUES ('lantern', 'torch')`;
    expect(await search('lantern')).toMatchObject({ matched: 'none' });
    await shop.runtime.cache.invalidateTags({ hard: [tags.synonyms] });
    expect(await search('lantern')).toMatchObject({ ids: ['4'] });
  });
});

describe('suggestions', () => {
  it('complete the search, then name products', async () => {
    expect((await suggest('headp')).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'query: headphones',
      'product: Wireless Headphones',
      'product: Studio Headphones',
    ]);
  });

  it('name categories', async () => {
    expect((await suggest('garde')).map(({ kind }) => kind)).toContain('category');
  });

  it('name what has the very words before what is said for them', async () => {
    await insertProduct(shop.sql, { id: 5, name: 'Camping Flashlight', category: 4, popularity: 1 });
    await shop.forget();
    const products = (await suggest('flashlight')).filter(({ kind }) => kind === 'product');
    expect(products.map(({ text }) => text)).toEqual(['Camping Flashlight', 'Garden Torch']);
  });

  it('name the most popular of those that have the words in their names', async () => {
    for (let id = 11; id <= 17; id++) {
      const more = { popularity: id === 13 ? 50 : id, ...(id === 17 && { status: 'draft' as const }) };
      await insertProduct(shop.sql, { id, name: `Lamp of ${id}`, ...more });
    }
    await insertProduct(shop.sql, { id: 18, name: 'Bulb', popularity: 90 });
    await shop.sql`UPDATE products SET keywords = 'Lamp' WHERE id = 18`;
    await shop.forget();
    const products = (await suggest('la')).filter(({ kind }) => kind === 'product');
    expect(products.map(({ text }) => text)).toEqual(['Lamp of 13', ...[16, 15, 14, 12].map((id) => `Lamp of ${id}`)]);
  });

  it('are no corrected search that finds nothing either', async () => {
    expect(await suggest('skilet zzyzx')).toEqual([]);
  });

  it('correct what nothing begins like', async () => {
    expect((await suggest('skilet'))[0]).toMatchObject({ kind: 'query', text: 'skillet', url: '/search?q=skillet' });
  });
});

/** Products of every kind there is: of each price and rating, of both brands, with and without attributes, some of them alike. */
async function insertMany(): Promise<void> {
  const of = <Value>(values: readonly Value[], at: number) => values[at % values.length] as Value;
  for (let at = 0; at < 40; at++) {
    await insertProduct(shop.sql, {
      id: 100 + at,
      price: of([600, 1_400, 3_000, 6_000, 15_000, 120_000], at),
      compareAtPrice: at % 3 === 0 ? 200_000 : null,
      category: of([2, 3, 4], at >> 1),
      available: at % 5 === 0 ? 0 : 3,
      attributes: of([{ colour: 'Black', material: 'Oak' }, { colour: 'Green' }, { material: 'Steel' }, {}], at >> 2),
    });
  }
  await shop.sql`UPDATE products SET brand_id = 1 + id % 2, rating_count = id % 4, rating_sum = (id % 4) * (1 + id % 5) WHERE id >= 100`;
  await shop.forget();
}

describe('facets', () => {
  const counts = (values: { value: string; count: number }[] = []) =>
    Object.fromEntries(values.map(({ value, count }) => [value, count]));
  const attribute = (facets: Awaited<ReturnType<typeof browse>>['facets'], name: string) =>
    counts(facets.attributes.find((facet) => facet.name === name)?.values);

  it('count the whole list by each of its kinds', async () => {
    const { facets, total } = await browse({});
    expect(total).toBe(4);
    expect(facets.brands).toEqual([
      { value: 'kantor-audio', label: 'Kantor Audio', count: 2 },
      { value: 'nordvik', label: 'Nordvik', count: 2 },
    ]);
    expect(facets.attributes.map(({ name, label }) => `${name} ${label}`)).toEqual([
      'colour Colour',
      'material Material',
    ]);
    expect(attribute(facets, 'colour')).toEqual({ Black: 2, White: 1 });
    expect(facets.ratings).toEqual([
      { min: 4, count: 1 },
      { min: 3, count: 2 },
      { min: 2, count: 2 },
      { min: 1, count: 2 },
    ]);
    expect(facets.availability).toEqual({ inStock: 3, onSale: 0 });
    expect(facets.price.filter(({ count }) => count > 0)).toEqual([
      { min: 0, max: 999, count: 1 },
      { min: 2_500, max: 4_999, count: 1 },
      { min: 5_000, max: 9_999, count: 1 },
      { min: 10_000, max: 24_999, count: 1 },
    ]);
  });

  it('are alternatives within one, and hold together across several', async () => {
    const ids = async (params: ListingParams) => (await browse(params)).items.map(({ id }) => id);
    expect(await ids({ 'attr.colour': ['Black', 'White'] })).toEqual(['1', '3', '2']);
    expect(await ids({ 'attr.colour': ['Black', 'White'], brand: 'kantor-audio' })).toEqual(['1', '2']);
    expect(await ids({ brand: ['kantor-audio', 'nordvik'], 'attr.material': ['Oak'] })).toEqual(['4']);
    expect(await ids({ rating: '4' })).toEqual(['1']);
    expect(await ids({ brand: 'nobody' })).toEqual([]);
  });

  it('ignore their own choice, and follow that of the others', async () => {
    const { facets, total } = await browse({ 'attr.colour': 'White', q: 'headphones' });
    expect(total).toBe(1);
    expect(attribute(facets, 'colour')).toEqual({ Black: 1, White: 1 });
    expect(attribute(facets, 'material')).toEqual({ Steel: 1 });
    expect(facets.price.filter(({ count }) => count > 0)).toEqual([{ min: 10_000, max: 24_999, count: 1 }]);
    expect(counts((await browse({ brand: 'kantor-audio' })).facets.brands)).toEqual({ 'kantor-audio': 2, nordvik: 2 });
    expect((await browse({ rating: '4' })).facets.ratings[1]).toEqual({ min: 3, count: 2 });
    const cheap = (await browse({ maxPrice: '5000' })).facets;
    expect(cheap.price.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(counts(cheap.brands)).toEqual({ nordvik: 2 });
  });

  it.each<ListingParams>([
    { category: 'kitchen' },
    { 'attr.colour': 'Black', inStock: 'true', minPrice: '1000' },
    { q: 'good', 'attr.colour': ['Black', 'Green'], 'attr.material': ['Oak', 'Steel'], maxPrice: '9000' },
    { category: 'kitchen', brand: 'nordvik', rating: '2', 'attr.material': ['Oak'] },
  ])('agree with the lists that their choices lead to from %j', async (chosen) => {
    await insertMany();
    const { facets } = await browse(chosen);
    const { minPrice, maxPrice, ...others } = chosen;
    const totals = async (values: readonly string[], params: (value: string) => ListingParams) =>
      Promise.all(values.map(async (value) => (await browse(params(value))).total));
    const valuesOf = (counted: readonly { value: string }[]) => counted.map(({ value }) => value);
    const countsOf = (counted: readonly { count: number }[]) => counted.map(({ count }) => count);
    const { price, brands, ratings, availability, attributes } = facets;
    expect(brands.length).toBeGreaterThan(0);
    expect(await totals(valuesOf(brands), (brand) => ({ ...chosen, brand }))).toEqual(countsOf(brands));
    const ranges = price.map(({ min, max }) => `${min}-${max ?? ''}`);
    expect(await totals(ranges, (range) => ({ ...others, price: range }))).toEqual(countsOf(price));
    const stars = ratings.map(({ min }) => String(min));
    expect(await totals(stars, (rating) => ({ ...chosen, rating }))).toEqual(countsOf(ratings));
    expect((await browse({ ...chosen, inStock: 'true' })).total).toBe(availability.inStock);
    expect((await browse({ ...chosen, onSale: 'true' })).total).toBe(availability.onSale);
    expect(attributes.map(({ name }) => name)).toEqual(['colour', 'material']);
    for (const { name, values } of attributes) {
      expect(await totals(valuesOf(values), (value) => ({ ...chosen, [`attr.${name}`]: value }))).toEqual(
        countsOf(values),
      );
    }
  });

  it('of several lists, asked for together, are those of each', async () => {
    await insertMany();
    const bounds = [{}, { inStock: true }, { maxPrice: 5_000, brands: ['nordvik'] }, { categoryId: '2', onSale: true }];
    const keys = bounds.flatMap((each) =>
      (['price', 'brand', 'attributes', 'stock'] as const).map((facet) => ({ facet, bounds: each })),
    );
    const valuesOf = (reads: Awaited<ReturnType<ReturnType<typeof facetCache>['getMany']>>) =>
      reads.map(({ entry }) => entry.found && new Map(entry.value.map(({ value, count }) => [value, count])));
    const together = valuesOf(await facetCache().getMany(keys));
    await shop.forget();
    const apart = [];
    for (const key of keys) apart.push(await facetCache().get(key));
    expect(together).toEqual(valuesOf(apart));
  });

  it('of another choice of the same kind come from the cache', async () => {
    await browse({ 'attr.colour': 'White' });
    const state = async (bounds: object) => (await facetCache().get({ facet: 'attr.colour', bounds })).state;
    expect(await state({})).toBe('hit');
    expect(await state({ inStock: true })).toBe('filled');
  });
});

describe('a write', () => {
  const stateOf = async (facet: Parameters<typeof keyOf>[0], bounds: object = {}) =>
    (await facetCache().get(keyOf(facet, bounds))).state;
  const keyOf = (facet: 'price' | 'brand' | 'rating' | 'stock' | 'attributes', bounds: object = {}) => ({
    facet,
    bounds,
  });
  const patch = async (id: string, fields: object) =>
    updateProduct((await signInAs(shop.sql, 'editor')).actor, id, productPatch.parse(fields));

  it('of a price ends the counts of prices, and of nothing else', async () => {
    await browse({});
    await browse({ category: 'garden' });
    await patch('3', { variants: [{ sku: 'SKU-3', price: 700 }] });
    expect(await stateOf('brand')).toBe('hit');
    expect(await stateOf('attributes')).toBe('hit');
    expect(await stateOf('price', { categoryId: '4' })).toBe('hit');
    expect((await browse({})).facets.price[0]).toEqual({ min: 0, max: 999, count: 2 });
  });

  it('of attributes and of the brand shows in their counts at once', async () => {
    expect((await browse({})).facets.brands).toHaveLength(2);
    await patch('4', { brand: 'Fernleigh', attributes: { colour: 'Green' } });
    const { facets } = await browse({});
    expect(facets.brands.map(({ label }) => label)).toContain('Fernleigh');
    expect(facets.attributes[0]?.values.map(({ value }) => value)).toContain('Green');
    expect(await stateOf('price')).toBe('hit');
  });

  it('of stock shows in what is available', async () => {
    expect((await browse({})).facets.availability.inStock).toBe(3);
    await adjustStock('40', 3, 'received');
    expect((await browse({})).facets.availability.inStock).toBe(4);
    expect(await stateOf('attributes')).toBe('hit');
  });

  it('of a product that stops being for sale takes it out of every count', async () => {
    await browse({ category: 'kitchen' });
    await patch('2', { status: 'archived' });
    const { facets, total } = await browse({ category: 'kitchen' });
    expect(total).toBe(2);
    expect(facets.brands.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('by hand, of a category or its parent, is listed in the same transaction', async () => {
    const idsOf = async (id: number) =>
      (
        await shop.sql<
          { ids: string[] }[]
        >`SELECT category_ids::text[] AS ids FROM listed_products WHERE product_id = ${id}`
      )[0]?.ids;
    expect(await idsOf(1)).toEqual(['1', '2']);
    await shop.sql`UPDATE categories SET parent_id = 4, path = 'garden/coffee' WHERE id = 2`;
    expect(await idsOf(1)).toEqual(['2', '4']);
    await shop.sql`UPDATE categories SET parent_id = 1, path = 'kitchen/coffee' WHERE id = 2`;
    await shop.sql`DELETE FROM product_categories WHERE product_id = 1`;
    expect(await idsOf(1)).toEqual([]);
  });
});
