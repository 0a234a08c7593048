import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countRange, cutRanges, findGaps } from '#db/seed/load/ranges.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 80 }))
  .map(([first, more]) => ({ first, last: first + more }));

const numbersOf = (ranges: { first: number; last: number }[]) =>
  ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));

it('finds exactly the numbers that are missing, in order', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), fc.integer({ min: 1, max: 300 }), (done, last) => {
      const present = new Set(numbersOf(done));
      const missing = numbersOf([{ first: 1, last }]).filter((number) => !present.has(number));
      expect(numbersOf(findGaps(done, last))).toEqual(missing);
    }),
  );
});

it('cuts ranges into pieces that are the same numbers, none too large', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), (ranges, size) => {
      const pieces = cutRanges(ranges, size);
      expect(numbersOf(pieces)).toEqual(numbersOf(ranges));
      expect(Math.max(0, ...pieces.map(countRange))).toBeLessThanOrEqual(size);
    }),
  );
});
