import { describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '#db/seed/catalogue/index.ts';
import { toTableRows } from '#db/seed/load/rows.ts';
import { placeProduct } from '#db/seed/product/assortment.ts';
import { makeProduct } from '#db/seed/product/make-product.ts';
import { nameProduct } from '#db/seed/product/name.ts';
import { BRANDS } from '#db/seed/words/brands.ts';
import { OBJECTS } from '#db/seed/words/objects.ts';
import { hasObject } from '#lib/images/objects.ts';
import { parseSource } from '#lib/images/source.ts';

const COUNT = 20_000;
const products = Array.from({ length: COUNT }, (_, index) => makeProduct(index + 1));
const kinds = DEPARTMENTS.flatMap(({ categories }) => categories.flatMap(({ kinds }) => kinds));

/** The products that break a rule; a list, so that a failure names them. */
const breakers = (holds: (product: (typeof products)[number]) => boolean) =>
  products.filter((product) => !holds(product)).map(({ id, name }) => `${id} ${name}`);

it('makes the same product of the same number, whatever was made before it', () => {
  const alone = [COUNT, 17, 4242, 1].map(makeProduct);
  expect(alone).toEqual([COUNT, 17, 4242, 1].map((id) => products[id - 1]));
});

it('names a million products differently', () => {
  const slugs = new Set<string>();
  for (let id = 1; id <= 1_000_000; id += 1) {
    const { slug } = nameProduct(placeProduct(id));
    if (slugs.has(slug)) expect.fail(`${slug} is given again to ${id}`);
    slugs.add(slug);
  }
}, 60_000);

describe('what must be unique', () => {
  const all = {
    slugs: products.map(({ slug }) => slug),
    names: products.map(({ name }) => name),
    SKUs: products.flatMap(({ variants }) => variants.map(({ sku }) => sku)),
    'variant ids': products.flatMap(({ variants }) => variants.map(({ id }) => id)),
    'nouns of kinds': kinds.flatMap(({ nouns }) => nouns),
  };
  it.each(Object.entries(all))('%s are', (_, values) => {
    const seen = new Set<unknown>();
    expect(values.filter((value) => seen.size === seen.add(value).size)).toEqual([]);
  });
});

it('pictures only objects that there are', () => {
  expect(Object.entries(OBJECTS).filter(([, { file }]) => !hasObject(file))).toEqual([]);
});

it('gives every image a recipe that can be composed, and a text', () => {
  expect(
    breakers(({ images }) =>
      images.every(({ source, alt }) => parseSource(source) && alt.trim() === alt && alt !== ''),
    ),
  ).toEqual([]);
});

it('keeps to addresses and article numbers that the database takes', () => {
  expect(breakers(({ slug }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && !/^\d+$/.test(slug))).toEqual([]);
  expect(breakers(({ variants }) => variants.every(({ sku }) => /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(sku)))).toEqual([]);
});

it('belongs to a brand and to categories that there are, each once', () => {
  expect(breakers(({ brandId }) => BRANDS[brandId - 1] !== undefined)).toEqual([]);
  expect(breakers(({ categoryIds }) => new Set(categoryIds).size === categoryIds.length)).toEqual([]);
  expect(
    breakers(({ categoryIds }) =>
      categoryIds.every((id) => DEPARTMENTS[Math.floor(id / 100) - 1]?.categories[(id % 100) - 1] !== undefined),
    ),
  ).toEqual([]);
});

it('has a variant for every combination of its options, and no other', () => {
  expect(
    breakers(({ options, variants }) => {
      const combinations = options.reduce<Record<string, string>[]>(
        (rows, { name, values }) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
        [{}],
      );
      const text = (rows: Record<string, string>[]) => rows.map((row) => JSON.stringify(row)).sort();
      return text(combinations).join() === text(variants.map((variant) => variant.options)).join();
    }),
  ).toEqual([]);
});

it('shows every colour in an image of its own', () => {
  const colourful = products.filter(({ options }) => options.some(({ name }) => name === 'Colour'));
  expect(colourful.length).toBeGreaterThan(0);
  const wrong = colourful.filter(({ variants, images }) => {
    const shown = new Map<string | undefined, Set<number | null>>();
    for (const { options, imagePosition } of variants) {
      shown.set(options.Colour, (shown.get(options.Colour) ?? new Set()).add(imagePosition));
    }
    const positions = [...shown.values()].flatMap((set) => [...set]);
    const hues = positions.map((position) => images[position ?? -1]?.source.hue);
    return positions.length !== shown.size || new Set(hues).size !== shown.size || hues.includes(undefined);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

it('asks a reduced price below the one before', () => {
  expect(
    breakers(({ variants }) =>
      variants.every(
        ({ price, compareAtPrice }) =>
          Number.isInteger(price) && price > 0 && (compareAtPrice === null || compareAtPrice > price),
      ),
    ),
  ).toEqual([]);
});

it('was created before it was changed and reviewed, and not in the future', () => {
  expect(
    breakers(
      ({ createdAt, updatedAt, reviews }) =>
        createdAt <= updatedAt && reviews.every((review) => createdAt <= review.createdAt && review.rating <= 5),
    ),
  ).toEqual([]);
});

describe('the rows it becomes', () => {
  const tables = Object.fromEntries(
    toTableRows(products.slice(0, 2000)).map(({ table, columns, text }) => [
      table,
      text
        .trimEnd()
        .split('\n')
        .map((line) => Object.fromEntries(line.split('\t').map((value, index) => [columns[index], value]))),
    ]),
  );
  const rowsOf = (table: string) => tables[table] ?? [];

  it('carry the price of the cheapest variant, and what it was reduced from', () => {
    for (const row of rowsOf('products')) {
      const own = rowsOf('variants').filter((variant) => variant.product_id === row.id);
      const lowest = Math.min(...own.map(({ price }) => Number(price)));
      expect(Number(row.price)).toBe(lowest);
      expect(own.some((one) => Number(one.price) === lowest && one.compare_at_price === row.compare_at_price)).toBe(
        true,
      );
    }
  });

  it('sum up the ratings', () => {
    const sums = new Map<string | undefined, number>();
    for (const { product_id, rating } of rowsOf('reviews')) {
      sums.set(product_id, (sums.get(product_id) ?? 0) + Number(rating));
    }
    expect(rowsOf('products').map(({ rating_sum }) => Number(rating_sum))).toEqual(
      rowsOf('products').map(({ id }) => sums.get(id) ?? 0),
    );
  });

  it('hold as much stock as their ledger has moved', () => {
    const moved = new Map(rowsOf('inventory_movements').map(({ variant_id, delta }) => [variant_id, delta]));
    expect(rowsOf('inventory').map(({ available }) => available)).toEqual(
      rowsOf('inventory').map(({ variant_id }) => moved.get(variant_id) ?? '0'),
    );
  });
});
