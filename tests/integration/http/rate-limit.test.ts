import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { RATE_LIMITS } from '#lib/http/rate-limits.ts';
import { runInScope } from '#lib/http/scope.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
});
afterAll(() => shop.close());

const from = (address: string) => ({ headers: new Headers({ [CLIENT_ADDRESS]: address }) });

async function useUp(requests: number, ...[request, name, account]: Parameters<typeof limitRequests>): Promise<void> {
  for (let count = 0; count < requests; count++) expect(await limitRequests(request, name, account)).toBeUndefined();
}

it('refuses a client over its budget with 429 and when to come again', async () => {
  const { requests, seconds } = RATE_LIMITS['stock-notice'].client;
  await useUp(requests, from('203.0.113.1'), 'stock-notice');
  const refusal = await limitRequests(from('203.0.113.1'), 'stock-notice');
  expect(refusal?.status).toBe(429);
  expect(refusal?.headers.get('content-type')).toBe('application/problem+json');
  expect(await refusal?.json()).toMatchObject({ status: 429, type: expect.stringMatching(/\/too-many-requests$/) });
  const after = Number(refusal?.headers.get('retry-after'));
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThanOrEqual(seconds);
  expect(refusal?.headers.get('ratelimit-policy')).toBe(`"stock-notice";q=${requests};w=${seconds}`);
  expect(refusal?.headers.get('ratelimit')).toBe(`"stock-notice";r=0;t=${after}`);
  expect(await limitRequests(from('203.0.113.2'), 'stock-notice')).toBeUndefined();
});

it('refuses an account over its budget from whichever address it comes', async () => {
  const { requests } = RATE_LIMITS.review.account;
  await useUp(requests, from('203.0.113.3'), 'review', 'u1');
  expect((await limitRequests(from('203.0.113.4'), 'review', 'u1'))?.status).toBe(429);
  expect(await limitRequests(from('203.0.113.4'), 'review', 'u2')).toBeUndefined();
});

it('lets programs of the operator load the shop, and guess nothing', async () => {
  const { requests } = RATE_LIMITS.checkout.client;
  const ask = (peer: 'loopback' | 'remote', name: 'checkout' | 'promotion-code') =>
    runInScope(peer, () => limitRequests(from('127.0.0.1'), name));
  for (let count = 0; count < requests + 5; count++) expect(await ask('loopback', 'checkout')).toBeUndefined();
  await useUp(RATE_LIMITS['promotion-code'].client.requests, from('127.0.0.1'), 'promotion-code');
  expect((await ask('loopback', 'promotion-code'))?.status).toBe(429);
  await useUp(requests, from('127.0.0.1'), 'checkout');
  expect((await ask('remote', 'checkout'))?.status).toBe(429);
});
