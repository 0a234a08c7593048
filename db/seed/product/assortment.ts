import { DEPARTMENTS } from '../catalogue/index.ts';
import type { Category, Department, Kind } from '../catalogue/types.ts';
import { createRandom } from '../random.ts';
import { BRANDS, BRANDS_BY_DEPARTMENT, MAKERS_BY_CATEGORY, PUBLISHERS } from '../words/brands.ts';

/** Departments get 1 to 99, their categories 100 x department + 1 to 99. */
export type PlacedCategory = { id: number; category: Category; department: Department; departmentId: number };

/** Where a product belongs. `rank` counts the products of its kind from 0. */
export type Place = PlacedCategory & { kind: Kind; kindNumber: number; rank: number };

export const PLACED_CATEGORIES: readonly PlacedCategory[] = DEPARTMENTS.flatMap((department, d) =>
  department.categories.map((category, c) => ({
    id: 100 * (d + 1) + c + 1,
    category,
    department,
    departmentId: d + 1,
  })),
);

const kinds = PLACED_CATEGORIES.flatMap((placed) => placed.category.kinds.map((kind) => ({ ...placed, kind })));

// Shuffled once, so that any first N products are a cross-section of the shop.
const deck = createRandom(20_261_101)
  .sample(kinds, kinds.length)
  .map((entry, kindNumber) => ({ ...entry, kindNumber }));

/** Every kind, in the order in which they come round. */
export function listKinds(): readonly Omit<Place, 'rank'>[] {
  return deck;
}

/** The kind of product number `id`: every kind comes round once before any comes again. */
export function placeProduct(id: number): Place {
  const entry = deck[(id - 1) % deck.length];
  if (!entry) throw new RangeError(`Products are numbered from 1, not ${id}`);
  return { ...entry, rank: Math.floor((id - 1) / deck.length) };
}

/** The other category in which a product may be filed, if its own has one. */
export function findNeighbour(place: PlacedCategory): PlacedCategory | undefined {
  return PLACED_CATEGORIES.find(
    ({ department, category }) => department === place.department && category.slug === place.category.neighbour,
  );
}

/** The brand of a line. The same line of a category is always of the same brand. */
export function pickBrand(place: Place, lineNumber: number): { id: number; name: string } {
  const makers = place.kind.titles
    ? PUBLISHERS
    : (MAKERS_BY_CATEGORY[place.category.slug] ?? BRANDS_BY_DEPARTMENT[place.department.slug]);
  const name = makers[lineNumber % makers.length];
  if (!name) throw new RangeError(`${place.department.slug} has no brands`);
  return { id: BRANDS.indexOf(name) + 1, name };
}
