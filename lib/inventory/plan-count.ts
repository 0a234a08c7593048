/** What the shop has of a variant while it is counted. */
export type CountedStock = {
  variantId: string;
  sku: string;
  name: string;
  options: Record<string, string>;
  available: number;
  /** In the house and not for sale any more. */
  reserved: number;
};

export type CountLine = { sku: string; counted: number };

/**
 * What a count means for one SKU. Somebody who counts finds what is sold and not sent yet, too: `expected` has both.
 *
 * - `same`: all that was expected was found
 * - `differs`: `difference` units more, or fewer where it is below 0; booked, there is as much for sale as `available` says
 * - `promised`: fewer than were promised to orders and checkouts were found, so that no number for sale is right
 * - `unknown`: no variant has this SKU
 */
export type CountVerdict =
  | (CountedStock & { state: 'same'; counted: number; expected: number })
  | (CountedStock & { state: 'differs'; counted: number; expected: number; difference: number })
  | (CountedStock & { state: 'promised'; counted: number; expected: number })
  | { state: 'unknown'; sku: string; counted: number };

/** Judges every line, in the order of `lines`. */
export function planCount(lines: readonly CountLine[], stocks: ReadonlyMap<string, CountedStock>): CountVerdict[] {
  return lines.map(({ sku, counted }) => {
    const stock = stocks.get(sku);
    if (!stock) return { state: 'unknown', sku, counted };
    const expected = stock.available + stock.reserved;
    const difference = counted - expected;
    if (difference === 0) return { ...stock, state: 'same', counted, expected };
    if (stock.available + difference < 0) return { ...stock, state: 'promised', counted, expected };
    return { ...stock, state: 'differs', counted, expected, difference };
  });
}
