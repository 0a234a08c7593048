import type { PriceEdit } from './edit-input.ts';

type Priced = { price: number; compareAtPrice: number | null };

/** Postgres' integer. */
const MAX_PRICE = 2_147_483_647;

export type EditedPrice =
  | { state: 'priced'; price: number; compareAtPrice: number | null }
  | { state: 'refused'; detail: string };

/** What an edit makes of a price; all in minor units. Halves are rounded up. */
export function editPrice({ price, compareAtPrice }: Priced, edit: PriceEdit): EditedPrice {
  const moved = edit.percent === undefined ? price + (edit.amount ?? 0) : addPercent(price, edit.percent);
  const after = Math.ceil((moved + edit.ending) / edit.roundTo) * edit.roundTo - edit.ending;
  if (after < 0) return { state: 'refused', detail: 'would be less than nothing' };
  if (after > MAX_PRICE) return { state: 'refused', detail: 'would be more than a price can be' };
  const compareAt = { keep: compareAtPrice, 'old-price': after === price ? compareAtPrice : price, remove: null }[
    edit.compareAt
  ];
  if (compareAt !== null && compareAt <= after) {
    return { state: 'refused', detail: 'would not be less than the compare-at price' };
  }
  return { state: 'priced', price: after, compareAtPrice: compareAt };
}

/** In whole hundredths of a percent: a price times those is exact below 2^53. */
function addPercent(price: number, percent: number): number {
  const hundredths = 10_000 + Math.round(percent * 100);
  return Math.floor((price * hundredths) / 10_000 + 0.5);
}
