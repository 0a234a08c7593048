import { expect, it } from 'vitest';
import { formatValue, type Unit } from '#scripts/bench/units.ts';

it.each<[number, Unit, string]>([
  [3_214_000, 'per second', '3.21 M/s'],
  [20_312, 'per second', '20.3 k/s'],
  [312.4, 'per second', '312/s'],
  [0.9, 'ratio', '0.90'],
  [0.0432, 'ratio', '0.043'],
  [0.154, 'ms', '0.15 ms'],
  [257.4, 'ms', '257 ms'],
  [1, 'count', '1'],
  [1.02, 'count', '1.02'],
  [100, 'percent', '100 %'],
  [99.94, 'percent', '99.9 %'],
  [2_590, 'bytes', '2.59 KB'],
  [Number.POSITIVE_INFINITY, 'ms', 'never'],
  [Number.NaN, 'ms', '-'],
])('writes %d %s as %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});
