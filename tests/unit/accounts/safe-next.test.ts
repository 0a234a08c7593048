import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeNext } from '#lib/accounts/safe-next.ts';

const HERE = 'https://shop.test';

it.each(['/', '/checkout', '/account/orders?page=2', '/orders/abc#lines', '/products/a%2Fb'])(
  'leads on to %s',
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

it.each([
  undefined,
  null,
  ['/a'],
  '',
  'account',
  '//evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/.//evil.test',
  '/a/..//evil.test',
  'https://evil.test',
  'javascript:alert(1)',
  '/\tevil',
  '/\n/evil.test',
  '/sign-in?next=/sign-in',
  '/api/auth/sign-out',
  `/${'x'.repeat(1_001)}`,
])('does not lead on to %j', (wanted) => {
  expect(safeNext(wanted)).toBe('/account');
});

it('stays on this site, whatever is asked for', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    'evil.test',
    'https:',
    ' ',
    '\t',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      expect(new URL(safeNext(`/${parts.join('')}`), HERE).origin).toBe(HERE);
    }),
    { numRuns: 2_000 },
  );
});
