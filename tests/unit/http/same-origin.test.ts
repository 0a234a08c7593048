import { expect, it } from 'vitest';
import { isSameOrigin, ownOrigins } from '#lib/http/same-origin.ts';

const SITE = 'https://shop.test';
const ask = (headers: Record<string, string>, site = SITE) => isSameOrigin(new Headers(headers), site);

it('takes pages of the shop, and programs that name none', () => {
  expect(ask({})).toBe(true);
  expect(ask({ origin: SITE, host: 'shop.test' })).toBe(true);
  expect(ask({ origin: SITE, 'sec-fetch-site': 'same-origin' })).toBe(true);
});

it.each([
  { origin: 'https://evil.test' },
  { origin: 'http://shop.test' },
  { origin: 'https://shop.test.evil.test' },
  { origin: 'null' },
  { origin: SITE, 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://evil.test', host: 'evil.test' },
  { origin: 'http://127.0.0.1:1', host: '127.0.0.1:2' },
  { origin: 'http://localhost.evil.test:80', host: 'localhost.evil.test:80' },
])('refuses %o', (headers) => {
  expect(ask(headers)).toBe(false);
});

it.each(['localhost:4000', '127.0.0.1:4000', '127.8.8.8', '[::1]:4000'])('takes %s for itself', (host) => {
  expect(ownOrigins(SITE, host)).toEqual([SITE, `http://${host}`]);
  expect(ask({ origin: `http://${host}`, host })).toBe(true);
});

it('trusts its own address alone where the request names another machine, or none', () => {
  for (const host of [undefined, null, '', 'shop.test', '10.0.0.1:3000'])
    expect(ownOrigins(`${SITE}/`, host)).toEqual([SITE]);
});
