import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from '@playwright/test';
import { TEST_ADMIN } from '#scripts/test/test-admin.ts';

type Playwright = Pick<PlaywrightWorkerArgs['playwright'], 'request'>;

/** Sign-ins are limited by client, and tests are many: each comes from an address of its own. */
const somewhere = () => `198.51.100.${randomInt(1, 255)}, 2001:db8:${randomInt(0xffff).toString(16)}:1::1`;

/** @param storageState a file with cookies */
export const connect = (playwright: Playwright, baseURL: string, storageState?: string) =>
  playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { origin: baseURL, 'x-forwarded-for': somewhere() },
    ...(storageState !== undefined && { storageState }),
  });

/**
 * What the administrator's browser sends, from a page of the shop. Sign-ins of one account are limited, and each worker that
 * begins anew would need one: they share a session, which nobody signs out of.
 */
export async function signInAdmin(playwright: Playwright, baseURL: string): Promise<APIRequestContext> {
  const kept = join(tmpdir(), `strata-admin-${new URL(baseURL).port}.json`);
  if (existsSync(kept)) {
    const known = await connect(playwright, baseURL, kept);
    if ((await known.get('/api/admin/views?list=products')).ok()) return known;
    await known.dispose();
  }
  const request = await signInAnew(playwright, baseURL);
  // Whole or not at all: another worker may read it right now.
  const own = `${kept}.${process.pid}`;
  await request.storageState({ path: own });
  renameSync(own, kept);
  return request;
}

/** The same with a session of its own, for whoever ends it. */
export async function signInAnew(playwright: Playwright, baseURL: string): Promise<APIRequestContext> {
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
