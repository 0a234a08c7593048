import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '#lib/money/allocate.ts';

const partsOf = (amount: number, ...weights: number[]) => [
  ...allocate(
    amount,
    weights.map((weight, nth) => ({ key: `${nth}`, weight })),
  ).values(),
];

describe('allocate', () => {
  it('gives what division leaves over to the largest remainders', () => {
    expect(partsOf(100, 1, 1, 1)).toEqual([34, 33, 33]);
    expect(partsOf(10, 54, 26, 20)).toEqual([5, 3, 2]);
  });

  it('gives nothing where there is nothing to give to', () => {
    expect(partsOf(0, 0, 0)).toEqual([0, 0]);
    expect(partsOf(0)).toEqual([]);
  });

  /** Up to what a line of an order may cost, and small ones, whose remainders are often equal. */
  const anyWeights = fc.array(fc.oneof(fc.nat(4), fc.nat(2_000_000_000)), { minLength: 1, maxLength: 12 });
  const anySplit = anyWeights.chain((weights) =>
    fc.tuple(fc.nat(weights.reduce((sum, weight) => sum + weight, 0)), fc.constant(weights)),
  );

  it('gives away all of it, and to nobody more than their weight', () => {
    fc.assert(
      fc.property(anySplit, ([amount, weights]) => {
        const parts = partsOf(amount, ...weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [nth, part] of parts.entries()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(weights[nth] ?? 0);
        }
      }),
    );
  });

  it('is less than one unit away from each exact share', () => {
    fc.assert(
      fc.property(anySplit, ([amount, weights]) => {
        const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [nth, part] of partsOf(amount, ...weights).entries()) {
          const off = BigInt(part) * whole - BigInt(amount) * BigInt(weights[nth] ?? 0);
          expect(off < 0n ? -off : off).toBeLessThan(whole === 0n ? 1n : whole);
        }
      }),
    );
  });

  it('gives the same to the same keys in whatever order they come', () => {
    const anyOrder = anySplit.chain(([amount, weights]) => {
      const entries = weights.map((weight, nth) => ({ key: `${nth}`, weight }));
      return fc.tuple(
        fc.constant(amount),
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
      );
    });
    fc.assert(
      fc.property(anyOrder, ([amount, entries, others]) => {
        expect(allocate(amount, others)).toEqual(allocate(amount, entries));
      }),
    );
  });
});
