import { expect, it } from 'vitest';
import { readFlags, USAGE } from '#scripts/edge/flags.ts';

const read = (...args: string[]) => readFlags(args);

it('stands in front of the running shop as a free zone unless told otherwise', () => {
  expect(read()).toEqual({
    origins: [],
    port: 8080,
    apiPort: undefined,
    plan: 'free',
    token: 'strata-edge-token',
    zone: 'strata-edge-zone',
    locations: 1,
    vary: 'off',
    responseRules: 'off',
  });
});

it('takes all of its flags', () => {
  const flags = read(
    ...['--origin', 'http://127.0.0.1:3000,http://127.0.0.1:3001', '--port=9000', '--api-port', '9100'],
    ...['--plan', 'enterprise', '--token', 'T', '--zone', 'Z', '--locations', '2'],
    ...['--vary', 'on', '--response-rules', 'on'],
  );
  expect(flags).toEqual({
    origins: ['http://127.0.0.1:3000', 'http://127.0.0.1:3001'],
    port: 9000,
    apiPort: 9100,
    plan: 'enterprise',
    token: 'T',
    zone: 'Z',
    locations: 2,
    vary: 'on',
    responseRules: 'on',
  });
});

it('helps, whatever else it was told', () => {
  expect(read('--help', '--port', 'many')).toBe('help');
  for (const line of USAGE.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

it.each([
  ['a port below 1', ['--port', '0']],
  ['a port that leaves no room', ['--port', '65001']],
  ['a word for a number', ['--port', 'http']],
  ['no location', ['--locations', '0']],
  ['too many locations', ['--locations', '9']],
  ['an unknown plan', ['--plan', 'gold']],
  ['a token with a space', ['--token', 'a b']],
  ['an empty zone', ['--zone', '']],
  ['an origin that is no URL', ['--origin', 'localhost:3000']],
  ['an origin over TLS', ['--origin', 'https://shop.test']],
  ['an origin with a path', ['--origin', 'http://127.0.0.1:3000/shop']],
  ['an origin that is missing', ['--origin', 'http://127.0.0.1:3000,']],
  ['neither on nor off', ['--vary', 'yes']],
  ['two plans', ['--plan', 'free', '--plan', 'pro']],
  ['a flag without its value', ['--plan']],
  ['an unknown flag', ['--fast']],
  ['a stray word', ['free']],
])('refuses %s in one line', (_, args) => {
  expect(() => read(...args)).toThrow(/^[^\n]+ See npm run edge -- --help$/);
});
