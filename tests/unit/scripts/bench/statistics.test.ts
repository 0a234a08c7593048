import { expect, it } from 'vitest';
import { median, percentile, ratios, sampleOf } from '#scripts/bench/statistics.ts';

it('takes the middle one of an odd number', () => {
  expect(median([9, 1, 5])).toBe(5);
});

it('takes the mean of the two in the middle of an even number', () => {
  expect(median([4, 1, 2, 100])).toBe(3);
});

it('knows a median that is infinite', () => {
  const never = Number.POSITIVE_INFINITY;
  expect(median([never, never])).toBe(never);
  expect(median([1, never, never])).toBe(never);
});

it('has no median of nothing', () => {
  expect(median([])).toBeNaN();
  expect(percentile([], 0.99)).toBeNaN();
});

it.each([
  [0, 1],
  [0.5, 50],
  [0.99, 99],
  [0.991, 100],
  [1, 100],
])('takes the nearest rank for the share %d', (share, expected) => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(values, share)).toBe(expected);
});

it('leaves the order of what it is given alone', () => {
  const values = [3, 1, 2];
  median(values);
  percentile(values, 0.5);
  expect(values).toEqual([3, 1, 2]);
});

it('sums up rounds by their median, ends and usual distance from the median', () => {
  const rounds = [10, 12, 8, 11, 30];
  expect(sampleOf(rounds)).toEqual({ value: 11, median: 11, low: 8, high: 30, spread: 2 / 2 / 11, rounds });
});

it('lets the worst round stand for all where one is too many', () => {
  expect(sampleOf([1, 1, 2], 'high').value).toBe(2);
  expect(sampleOf([100, 99, 100], 'low').value).toBe(99);
});

it.each([[[0, 0, 0]], [[0, 0, 5]], [[]], [[Number.POSITIVE_INFINITY]]])('has no spread to tell of %j', (rounds) => {
  expect(sampleOf(rounds).spread).toBe(0);
});

it('compares round by round', () => {
  expect(ratios([9, 8], [10, 4])).toEqual([0.9, 2]);
});
