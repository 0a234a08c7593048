import { randomInt, randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from '@playwright/test';
import { TEST_ADMIN } from '#scripts/test/test-admin.ts';

type Playwright = Pick<PlaywrightWorkerArgs['playwright'], 'request'>;

/** Sign-ins are limited by client, and tests are many: each comes from an address of its own. */
const somewhere = () => `198.51.100.${randomInt(1, 255)}, 2001:db8:${randomInt(0xffff).toString(16)}:1::1`;

export const connect = (playwright: Playwright, baseURL: string) =>
  playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL, 'x-forwarded-for': somewhere() } });

/** What the administrator's browser sends, from a page of the shop. */
export async function signInAdmin(playwright: Playwright, baseURL: string): Promise<APIRequestContext> {
  const request = await connect(playwright, baseURL);
  const response = await request.post('/api/auth/sign-in/email', { data: TEST_ADMIN });
  expect(response.status()).toBe(200);
  return request;
}

export async function signUpCustomer(playwright: Playwright, baseURL: string): Promise<APIRequestContext> {
  const request = await connect(playwright, baseURL);
  const data = { email: `${randomUUID()}@strata.test`, name: 'Ada', password: 'correct horse battery', role: 'owner' };
  const response = await request.post('/api/auth/sign-up/email', { data });
  expect(response.status()).toBe(200);
  expect((await response.json()).user.role).toBe('customer');
  return request;
}
