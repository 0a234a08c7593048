import { expect, it } from 'vitest';
import { countNines, formatNines } from '#scripts/consistency/oracles/nines.ts';

it('counts how often out of ten, hundred, thousand it went wrong', () => {
  expect(countNines(1, 1_000)).toEqual({ nines: 3, isBound: false });
  expect(formatNines(countNines(2, 1_000))).toBe('2.7');
});

it('promises no more than so many trials without a failure can', () => {
  expect(formatNines(countNines(0, 300_000))).toBe('≥ 5.0');
  expect(formatNines(countNines(0, 1))).toBe('≥ 0.0');
});

it('says nothing of nothing', () => {
  expect(countNines(0, 0)).toBeUndefined();
  expect(formatNines(undefined)).toBe('-');
});
