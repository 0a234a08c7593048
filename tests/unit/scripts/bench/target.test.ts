import { expect, it } from 'vitest';
import { atLeast, atMost, formatTarget, formatVerdict, judge } from '#scripts/bench/target.ts';
import type { Unit } from '#scripts/bench/units.ts';

it.each([
  ['at its limit', 0.9, atLeast(0.9)],
  ['above a lower limit', 1.2, atLeast(0.9)],
  ['at zero', 0, atMost(0)],
  ['below an upper limit', 1, atMost(8)],
])('meets a target %s', (_, value, target) => {
  expect(judge(value, target, 'ratio')).toEqual({ state: 'met' });
});

it.each<[number, ReturnType<typeof atLeast>, Unit, string]>([
  [0.72, atLeast(0.9), 'ratio', '20 %'],
  [0.8999, atLeast(0.9), 'ratio', '0.0 %'],
  [2_400_000, atLeast(3_000_000), 'per second', '20 %'],
  [16, atMost(8), 'ms', '100 %'],
  [300, atMost(8), 'ms', '38x'],
  [3, atMost(0), 'count', '3'],
  [8, atMost(1), 'count', '7'],
  [97.5, atLeast(100), 'percent', '2.5 %'],
])('says by how much %d misses its target', (value, target, unit, by) => {
  expect(judge(value, target, unit)).toEqual({ state: 'missed', by });
});

it('does not say by how much a thing is late that never comes', () => {
  const verdict = judge(Number.POSITIVE_INFINITY, atMost(8), 'ms');
  expect(verdict).toEqual({ state: 'missed', by: undefined });
  expect(formatVerdict(verdict)).toBe('missed');
});

it('does not judge what was not measured', () => {
  const verdict = judge(Number.NaN, atMost(8), 'ms');
  expect(verdict).toEqual({ state: 'unknown' });
  expect(formatVerdict(verdict)).toBe('not measured');
});

it('puts targets and verdicts in words', () => {
  expect(formatTarget(atLeast(3_000_000), 'per second')).toBe('>= 3.00 M/s');
  expect(formatTarget(atMost(3_300), 'bytes')).toBe('<= 3.30 KB');
  expect(formatVerdict({ state: 'met' })).toBe('met');
  expect(formatVerdict({ state: 'missed', by: '3' })).toBe('missed by 3');
});
