import { expect, it } from 'vitest';
import { readFlags } from '#scripts/seed/flags.ts';

it('takes a number of products', () => {
  expect(readFlags(['--products', '1'])).toEqual({ products: 1 });
  expect(readFlags(['--products=1000000'])).toEqual({ products: 1_000_000 });
});

it('fills a shop as the first start does when no number is given', () => {
  expect(readFlags([])).toEqual({ products: 2000 });
});

it('helps, whatever else it was told', () => {
  expect(readFlags(['--help', '--products', 'many'])).toBe('help');
});

it.each([
  ['0', ['--products', '0']],
  ['too many', ['--products', '1000001']],
  ['a fraction', ['--products', '1.5']],
  ['an exponent', ['--products', '1e3']],
  ['a word', ['--products', 'many']],
  ['a negative number', ['--products=-1']],
  ['no number', ['--products']],
  ['two numbers', ['--products', '1', '--products', '2']],
  ['an unknown flag', ['--product', '1']],
  ['a stray word', ['1000']],
])('refuses %s in one line', (_, args) => {
  expect(() => readFlags(args)).toThrow(/^[^\n]+ See npm run seed -- --help$/);
});
