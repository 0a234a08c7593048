import { expect, it } from 'vitest';
import { readFlags, USAGE } from '#scripts/consistency/flags.ts';

it('checks three processes behind an edge for two minutes unless told otherwise', () => {
  expect(readFlags([])).toEqual({
    seconds: 120,
    processes: 3,
    products: 300,
    writers: 6,
    readers: 8,
    seed: 1,
    plan: 'enterprise',
    edge: true,
    json: undefined,
  });
});

it('takes all of its flags', () => {
  const args =
    '--seconds 9 --processes=2 --products 50 --writers 1 --readers 0 --seed 7 --plan free --no-edge --json f';
  expect(readFlags(args.split(' '))).toEqual({
    seconds: 9,
    processes: 2,
    products: 50,
    writers: 1,
    readers: 0,
    seed: 7,
    plan: 'free',
    edge: false,
    json: 'f',
  });
});

it('helps, whatever else it was told', () => {
  expect(readFlags(['--help', '--seconds', 'long'])).toBe('help');
  for (const line of USAGE.split('\n')) expect(line.length).toBeLessThanOrEqual(125);
});

it.each([
  ['too short a time', ['--seconds', '1']],
  ['a fraction', ['--seconds', '2.5']],
  ['no process', ['--processes', '0']],
  ['too few products', ['--products', '19']],
  ['no writer', ['--writers', '0']],
  ['a word for a number', ['--readers', 'many']],
  ['a plan that is not there', ['--plan', 'gold']],
  ['no file', ['--json', '']],
  ['a flag without its value', ['--seed']],
  ['a flag given twice', ['--seed', '1', '--seed', '2']],
  ['an unknown flag', ['--fast']],
  ['a stray word', ['fast']],
])('refuses %s in one line', (_, args) => {
  expect(() => readFlags(args)).toThrow(/^[^\n]+ See npm run consistency -- --help$/);
});
