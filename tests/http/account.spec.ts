import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { signUpCustomer } from './support/people.ts';

const PAGES = [
  '/account',
  '/account/orders',
  '/account/wishlist',
  '/account/profile',
  '/account/addresses',
  '/account/addresses/new',
  '/account/security',
];

test('pages of an account are for whoever has it, and for no cache', async ({ request, playwright, baseURL }) => {
  const customer = await signUpCustomer(playwright, baseURL ?? '');
  for (const path of PAGES) {
    const stranger = await request.get(path, { maxRedirects: 0 });
    expect(stranger.status(), path).toBe(307);
    expect(stranger.headers().location, path).toBe(`/sign-in?${new URLSearchParams({ next: path })}`);
    const page = await customer.get(path);
    expect(page.status(), path).toBe(200);
    expect(await page.text(), path).toContain('content="noindex, nofollow"');
    for (const { headers } of [stranger, page].map((answer) => ({ headers: answer.headers() }))) {
      expect(headers['cache-control'], path).toBe('private, no-store');
      for (const name of ['cdn-cache-control', 'cloudflare-cdn-cache-control', 'cache-tag', 'set-cookie']) {
        expect(headers[name], `${name} of ${path}`).toBeUndefined();
      }
    }
  }
  expect((await customer.get('/account/addresses/999999999')).status()).toBe(404);
});

test('a form is taken from pages of this shop, and leads where it should', async ({ request, baseURL }) => {
  const form = { email: `${randomUUID()}@strata.test`, password: 'a guess', next: '//evil.test' };
  const path = '/api/account/forms/sign-in';
  expect((await request.post(path, { form, maxRedirects: 0 })).status()).toBe(403);
  const foreign = { origin: 'https://evil.test' };
  expect((await request.post(path, { form, headers: foreign, maxRedirects: 0 })).status()).toBe(403);
  const refused = await request.post(path, { form, headers: { origin: baseURL ?? '' }, maxRedirects: 0 });
  expect(refused.status()).toBe(303);
  expect(refused.headers()['cache-control']).toBe('no-store');
  expect(refused.headers().location).toBe('/sign-in?next=%2F%2Fevil.test');
  expect(refused.headers()['set-cookie']).toMatch(
    /^strata_form=.+; Path=\/sign-in; Max-Age=20; HttpOnly; SameSite=Lax$/,
  );
  const page = await request.get('/sign-in?next=%2F%2Fevil.test');
  expect(await page.text()).not.toContain('value="//evil.test"');
});
