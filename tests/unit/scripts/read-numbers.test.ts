import { expect, it } from 'vitest';
import { readNumbers } from '#scripts/run/read-numbers.ts';

const FLAGS = { products: { fallback: 100, most: 1_000 }, saves: { fallback: 5, most: 50 } };
const read = (...args: string[]) => readNumbers(args, FLAGS);

it('takes what is given, and what is usual for the rest', () => {
  expect(read()).toEqual({ products: 100, saves: 5 });
  expect(read('--saves', '50', '--products=1')).toEqual({ products: 1, saves: 50 });
  expect(read('-h')).toBe('help');
  expect(read('--saves', '3', '--help')).toBe('help');
});

it.each(['0', '51', '-1', '1.5', '1e1', 'many', ''])('refuses %j, and says what it may be', (given) => {
  expect(() => read(`--saves=${given}`)).toThrow(`--saves must be a whole number from 1 to 50, not "${given}".`);
});

it('refuses what it does not know', () => {
  expect(() => read('--orders', '3')).toThrow(/--orders/);
  expect(() => read('3')).toThrow(/3/);
});
