import { createRandom, type Random } from '#db/seed/random.ts';
import type { Truth } from '../truth/truth.ts';
import type { Leaf, ProductSheet } from './catalogue.ts';
import { createZipf } from './zipf.ts';

/** The products that there are to write. Whoever takes one has it alone until it is put back. */
export type Desk = {
  /** A product by popularity, or any; undefined when all near it are taken. */
  take(random: Random): ProductSheet | undefined;
  /** Puts it back, as it is now. */
  put(sheet: ProductSheet): void;
  /** It is not there any more, or nobody knows what has become of it. */
  drop(id: string): void;
  add(sheet: ProductSheet): void;
  /** How many there are. */
  size(): number;
  /** Leaves with room for one more that the product is not in. */
  leavesFor(sheet: ProductSheet): Leaf[];
};

/** As many as a page of a category shows: then its first page says who is in it. */
export const MOST_IN_LEAF = 22;
const EXPONENT = 0.9;
const TRIES = 50;

/** @param sheets the most popular first */
export function createDesk(sheets: readonly ProductSheet[], leaves: readonly Leaf[], truth: Truth): Desk {
  // Ids are drawn in another order than shoppers draw them, so that what is read most is not all that is written.
  const order = createRandom(sheets.length).sample(sheets, sheets.length);
  const kept = order.map((sheet): ProductSheet | undefined => sheet);
  const places = new Map(order.map(({ id }, at) => [id, at]));
  const taken = new Set<string>();
  const draw = createZipf(kept.length, EXPONENT);
  const leave = (id: string) => {
    const at = places.get(id);
    if (at !== undefined) kept[at] = undefined;
    places.delete(id);
    taken.delete(id);
  };

  return {
    take(random) {
      const start = random.chance(0.5) ? draw(random) : random.between(0, kept.length - 1);
      for (let step = 0; step < TRIES; step += 1) {
        const sheet = kept[(start + step) % kept.length];
        if (sheet === undefined || taken.has(sheet.id)) continue;
        taken.add(sheet.id);
        return sheet;
      }
      return undefined;
    },
    put(sheet) {
      const at = places.get(sheet.id);
      if (at !== undefined) kept[at] = sheet;
      taken.delete(sheet.id);
    },
    drop: leave,
    add(sheet) {
      const free = kept.indexOf(undefined);
      const at = free < 0 ? kept.length : free;
      kept[at] = sheet;
      places.set(sheet.id, at);
    },
    size: () => places.size,
    leavesFor: ({ categoryIds }) =>
      leaves.filter(({ id }) => !categoryIds.includes(id) && truth.countIn(id) < MOST_IN_LEAF),
  };
}
