import { expect, it } from 'vitest';
import { bulkEditInput } from '#lib/bulk/edit/edit-input.ts';
import { editPrice } from '#lib/bulk/edit/edit-price.ts';

const edit = (price: number, given: object, compareAtPrice: number | null = null) => {
  const parsed = bulkEditInput.parse({ kind: 'edit', productIds: ['1'], edit: { price: given } });
  return editPrice({ price, compareAtPrice }, parsed.edit.price as NonNullable<typeof parsed.edit.price>);
};
const priced = (price: number, compareAtPrice: number | null = null) => ({ state: 'priced', price, compareAtPrice });

it.each([
  [1_000, { percent: 10 }, 1_100],
  [1_005, { percent: -10 }, 905],
  [333, { percent: 12.5 }, 375],
  [1_000, { amount: -250 }, 750],
  [1_270, { percent: 0, roundTo: 100, ending: 1 }, 1_299],
  [1_299, { percent: 0, roundTo: 100, ending: 1 }, 1_299],
  [2_147_483_647, { percent: -99 }, 21_474_836],
])('makes of %i with %o the price %i', (price, given, after) => {
  expect(edit(price, given)).toEqual(priced(after));
});

it('keeps, sets or removes the compare-at price', () => {
  expect(edit(1_000, { percent: -10 }, 1_500)).toEqual(priced(900, 1_500));
  expect(edit(1_000, { percent: -10, compareAt: 'old-price' }, 1_500)).toEqual(priced(900, 1_000));
  expect(edit(1_000, { percent: -10, compareAt: 'remove' }, 1_500)).toEqual(priced(900));
});

it.each([
  [{ amount: -1_001 }, null, 'would be less than nothing'],
  [{ percent: 50 }, 1_500, 'would not be less than the compare-at price'],
  [{ percent: 10, compareAt: 'old-price' }, null, 'would not be less than the compare-at price'],
])('refuses %o', (given, compareAtPrice, detail) => {
  expect(edit(1_000, given, compareAtPrice)).toEqual({ state: 'refused', detail });
});
