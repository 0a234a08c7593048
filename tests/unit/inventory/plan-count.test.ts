import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CountedStock, planCount } from '#lib/inventory/plan-count.ts';

const stock = (available: number, reserved = 0): CountedStock => ({
  variantId: '10',
  sku: 'MUG',
  name: 'Mug',
  options: {},
  available,
  reserved,
});
const judge = (counted: number, present: CountedStock) =>
  planCount([{ sku: 'MUG', counted }], new Map([['MUG', present]]));

it('expects what is sold and not sent yet on the shelf, too', () => {
  expect(judge(7, stock(4, 3))).toMatchObject([{ state: 'same', expected: 7 }]);
  expect(judge(5, stock(4, 3))).toMatchObject([{ state: 'differs', difference: -2 }]);
});

it('books no number for sale when fewer were found than are promised', () => {
  expect(judge(2, stock(4, 3))).toMatchObject([{ state: 'promised' }]);
  expect(judge(3, stock(4, 3))).toMatchObject([{ state: 'differs', difference: -4 }]);
});

it('says which SKU nobody knows', () => {
  expect(planCount([{ sku: 'CUP', counted: 1 }], new Map())).toEqual([{ state: 'unknown', sku: 'CUP', counted: 1 }]);
});

it('leaves on the shelf what was counted, and never less than nothing for sale', () => {
  const units = fc.nat(1_000);
  fc.assert(
    fc.property(units, units, units, (available, reserved, counted) => {
      const [verdict] = judge(counted, stock(available, reserved));
      if (verdict?.state === 'promised') expect(counted).toBeLessThan(reserved);
      else if (verdict?.state === 'differs') {
        expect(available + verdict.difference).toBeGreaterThanOrEqual(0);
        expect(available + verdict.difference + reserved).toBe(counted);
      } else expect(counted).toBe(available + reserved);
    }),
  );
});
