import { expect, it } from 'vitest';
import { readFlags, usage } from '#scripts/bench/flags.ts';

const NAMES = ['l1-get', 'l2-get', 'heap'];
const read = (...args: string[]) => readFlags(args, NAMES);

it('runs everything, in full, unless told otherwise', () => {
  expect(read()).toEqual({ json: undefined, only: [], rounds: undefined, quick: false });
});

it('takes all of its flags', () => {
  expect(read('--json', 'out.json', '--only', 'l1-get,heap', '--only=l2-get', '--rounds', '12', '--quick')).toEqual({
    json: 'out.json',
    only: ['l1-get', 'heap', 'l2-get'],
    rounds: 12,
    quick: true,
  });
});

it('helps, whatever else it was told', () => {
  expect(read('--help', '--rounds', 'many')).toBe('help');
  for (const line of usage(NAMES).split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

it.each([
  ['no rounds', ['--rounds', '0']],
  ['too many rounds', ['--rounds', '101']],
  ['a fraction', ['--rounds', '1.5']],
  ['a word for a number', ['--rounds', 'many']],
  ['a workload that is not there', ['--only', 'l1-get,speed']],
  ['an empty name', ['--only', '']],
  ['no file', ['--json', '']],
  ['a flag without its value', ['--json']],
  ['two files', ['--json', 'a', '--json', 'b']],
  ['an unknown flag', ['--fast']],
  ['a stray word', ['l1-get']],
])('refuses %s in one line', (_, args) => {
  expect(() => read(...args)).toThrow(/^[^\n]+ See npm run bench -- --help$/);
});

it('names the workloads when one is not there', () => {
  expect(() => read('--only', 'speed')).toThrow('no workload "speed". There are l1-get, l2-get, heap.');
});
