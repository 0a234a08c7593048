import { expect, it } from 'vitest';
import { createRandom } from '#db/seed/random.ts';
import { productInput, productPatch } from '#lib/catalog/product-input.ts';
import type { ProductSheet } from '#scripts/consistency/load/catalogue.ts';
import { chooseKind, planOperation } from '#scripts/consistency/load/operations.ts';
import { targetsOf } from '#scripts/consistency/probes/targets.ts';
import type { WriteKind } from '#scripts/consistency/truth/write.ts';

const variant = (id: string, price: number, compareAtPrice: number | null) => ({
  id,
  sku: `SKU-${id}`,
  price,
  compareAtPrice,
  options: {},
  imageIndex: null,
  available: 3,
});
const sheet: Required<ProductSheet> = {
  id: '4',
  slug: 'lamp',
  name: 'Lamp #old',
  brand: 'Norrvik',
  status: 'published',
  price: 1_000,
  categoryIds: ['10'],
  version: 6,
  description: 'Bright.',
  variants: [variant('41', 1_000, 1_100), variant('42', 2_000, null)],
};
const leaf = { id: '20', path: 'home/rugs' };

const plan = (kind: WriteKind, seed = 1, others = [leaf]) =>
  planOperation(kind, { sheet, random: createRandom(seed), mark: 'W1-9', others });

it('plans only what the admin API takes', () => {
  for (const kind of ['price', 'name', 'description', 'move', 'status'] as const) {
    for (let seed = 0; seed < 50; seed += 1) expect(() => productPatch.parse(plan(kind, seed).body)).not.toThrow();
  }
  expect(() => productInput.parse(plan('create').body)).not.toThrow();
});

it('never strikes a price that is lower than the new one', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const { variants } = plan('price', seed).body as Pick<Required<ProductSheet>, 'variants'>;
    for (const { price, compareAtPrice } of variants) expect(compareAtPrice ?? Infinity).toBeGreaterThan(price);
  }
});

it('puts one mark in the place of another', () => {
  expect(plan('name').body).toEqual({ name: 'Lamp #W1-9' });
  expect(plan('description').body).toEqual({ description: 'Bright. #W1-9' });
});

it('changes the price of what can move nowhere', () => {
  expect(plan('move').body).toEqual({ categoryIds: ['20'] });
  expect(plan('move', 1, []).kind).toBe('price');
});

it('writes of every kind, the same from the same seed', () => {
  const series = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 2_000 }, () => chooseKind(random));
  };
  expect(new Set(series(1)).size).toBe(8);
  expect(series(1)).toEqual(series(1));
  expect(series(1)).not.toEqual(series(2));
});

it('looks for a move in the list that was left and in the one that was joined', () => {
  const leaves = new Map([leaf, { id: '10', path: 'home/lamps' }].map((one) => [one.id, one]));
  const state = { version: 7, live: true, price: 1, categoryIds: ['20'] };
  const write = { productId: '4', kind: 'move', sentAt: 0, answeredAt: 1, changeId: '1', state } as const;
  const paths = (count: number) =>
    targetsOf({ write, slug: 'lamp', categoryIds: ['20', '10'] }, leaves, () => count).map(({ path }) => path);
  expect(paths(5)).toEqual([
    '/api/products/4',
    '/products/lamp',
    '/api/products?category=20&pageSize=100',
    '/categories/home/rugs',
    '/api/products?category=10&pageSize=100',
    '/categories/home/lamps',
  ]);
  // More than a page shows: the whole list is asked for.
  expect(paths(30)).toContain('/categories/home/lamps?pageSize=100');
});
