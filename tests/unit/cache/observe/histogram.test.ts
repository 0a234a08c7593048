import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHistogram, quantileOf } from '#lib/cache/engine/observe/histogram.ts';

function observed(...durations: number[]) {
  const histogram = createHistogram();
  for (const ms of durations) histogram.observe(ms);
  return histogram;
}

it('counts what it observes', () => {
  expect(observed().count()).toBe(0);
  expect(observed(1, 1, 70_000).count()).toBe(3);
});

it('has no quantiles before it observed anything', () => {
  expect(observed().quantile(0.5)).toBe(0);
});

it('answers with the upper bound of the bucket', () => {
  expect(observed(1).quantile(0.5)).toBe(1);
  expect(observed(1.01).quantile(0.5)).toBe(2);
  expect(observed(100).quantile(0.5)).toBe(128);
});

it('finds the bucket in which the quantile falls', () => {
  const histogram = observed(...Array(98).fill(1), 30, 500);
  expect([0.5, 0.98, 0.99, 1].map(histogram.quantile)).toEqual([1, 1, 32, 512]);
});

it('puts the very short and the very long into its first and its last bucket', () => {
  expect(observed(0).quantile(1)).toBe(1 / 16);
  expect(observed(1 / 16).quantile(1)).toBe(1 / 16);
  expect(observed(1e9).quantile(1)).toBe(65_536);
});

it('is never below what it stands for, and at most twice that', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.07, max: 60_000, noNaN: true }), (ms) => {
      const bound = observed(ms).quantile(1);
      expect(bound).toBeGreaterThanOrEqual(ms);
      expect(bound).toBeLessThanOrEqual(2 * ms);
    }),
  );
});

it('gives its buckets, which add up to those of all that was observed', () => {
  const [one, other] = [observed(1, 30), observed(1, 500)];
  const both = one.buckets().map((count, at) => count + (other.buckets()[at] ?? 0));
  expect(both).toEqual(observed(1, 1, 30, 500).buckets());
  expect(quantileOf(both, 0.75)).toBe(observed(1, 1, 30, 500).quantile(0.75));
  expect(quantileOf([], 0.5)).toBe(0);
});
