import { randomInt, randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, test as base, expect } from '@playwright/test';
import { signInAdmin } from './support/people.ts';

/** Buying by the API alone, on the production server. */

const test = base.extend<{ shopper: APIRequestContext }>({
  shopper: async ({ playwright, baseURL }, use) => {
    // Checkouts are limited by client: each shopper comes from somewhere else.
    const from = `198.51.100.${randomInt(1, 255)}, 2001:db8:${randomInt(0xffff).toString(16)}:2::1`;
    const extraHTTPHeaders = { origin: baseURL as string, 'x-forwarded-for': from };
    const request = await playwright.request.newContext({ baseURL: baseURL as string, extraHTTPHeaders });
    await use(request);
    await request.dispose();
  },
});

const address = {
  name: 'Ada Lovelace',
  line1: 'Invalidenstraße 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};
const order = (token = 'tok_ok', more: object = {}) => ({
  email: 'Ada@strata.test',
  shippingAddress: address,
  shippingMethod: 'standard',
  payment: { provider: 'test', token },
  ...more,
});
const checkOut = (shopper: APIRequestContext, data: object, key: string = randomUUID()) =>
  shopper.post('/api/checkout', { data, headers: { 'Idempotency-Key': key } });

/** Puts one of something into the shopper's cart of which there is enough. */
async function fillCart(shopper: APIRequestContext): Promise<{ variantId: string; available: number }> {
  const { items } = await (await shopper.get('/api/products?inStock=true&pageSize=12&sort=price-asc')).json();
  for (const { id } of items) {
    const { variants } = await (await shopper.get(`/api/products/${id}`)).json();
    const ids = variants.map((variant: { id: string }) => variant.id).join(',');
    const stock = (await (await shopper.get(`/api/inventory?ids=${ids}`)).json()).items;
    const plenty = stock.find(({ available }: { available: number }) => available > 20);
    if (!plenty) continue;
    const added = await shopper.post('/api/cart/items', { data: { variantId: plenty.variantId, quantity: 1 } });
    expect(added.status()).toBeLessThan(300);
    return plenty;
  }
  throw new Error('there is not enough of anything');
}

async function expectProblem(response: APIResponse, status: number, type: string, pointers?: string[]) {
  expect(response.status()).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  expect(response.headers()['cache-control']).toContain('no-store');
  const problem = await response.json();
  expect(problem.type).toMatch(new RegExp(`/${type}$`));
  if (pointers) expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(pointers);
  return problem;
}

test('a guest buys: quoted, set aside, ordered once however often it is asked, and shown by a signed link', async ({
  shopper,
  playwright,
  baseURL,
}) => {
  const { variantId, available } = await fillCart(shopper);
  const quote = await (await shopper.post('/api/checkout/quote', { data: { country: 'de' } })).json();
  expect(quote).toMatchObject({ currency: 'EUR', taxName: 'VAT', shippingMethod: 'standard' });
  const held = await shopper.post('/api/checkout/reservation', { data: {} });
  expect(Date.parse((await held.json()).expiresAt)).toBeGreaterThan(Date.now() + 14 * 60_000);
  const stock = async () => (await (await shopper.get(`/api/inventory?ids=${variantId}`)).json()).items[0].available;
  expect(await stock()).toBe(available - 1);

  const key = randomUUID();
  const body = order('tok_ok', { expectedTotal: quote.total });
  const answers = await Promise.all([checkOut(shopper, body, key), checkOut(shopper, body, key)]);
  answers.push(await checkOut(shopper, body, key));
  const [first, ...others] = await Promise.all(answers.map(async (answer) => [answer.status(), await answer.json()]));
  for (const other of others) expect(other).toEqual(first);
  const [status, made] = first as [number, { orderId: string; url: string }];
  expect(status).toBe(201);
  expect(made).toMatchObject({ status: 'paid', total: quote.total, currency: 'EUR', number: expect.any(String) });
  expect(await stock()).toBe(available - 1);
  expect((await (await shopper.get('/api/cart')).json()).items).toEqual([]);
  await expectProblem(await checkOut(shopper, order('tok_declined'), key), 422, 'idempotency-key-reused');

  const stranger = await playwright.request.newContext({ baseURL: baseURL as string });
  const { search, pathname } = new URL(made.url);
  const shown = await stranger.get(`/api${pathname}${search}`);
  expect(shown.headers()['cache-control']).toBe('private, no-store');
  expect(await shown.json()).toMatchObject({ status: 'paid', email: 'ada@strata.test', total: quote.total });
  await expectProblem(await stranger.get(`/api${pathname}`), 404, 'not-found');
  await expectProblem(await stranger.get(`/api${pathname}?key=wrong`), 404, 'not-found');
  await expectProblem(await stranger.get('/api/orders'), 401, 'unauthenticated');
  const again = await stranger.post(`/api${pathname}/reorder${search}`, { data: {} });
  expect((await again.json()).cart.items).toMatchObject([{ variantId, quantity: 1 }]);
  await stranger.dispose();
});

test('a card that is declined costs nothing and keeps the cart', async ({ shopper }) => {
  await fillCart(shopper);
  await expectProblem(await checkOut(shopper, order('tok_declined')), 402, 'payment-declined');
  expect((await (await shopper.get('/api/cart')).json()).items).toHaveLength(1);
  expect((await checkOut(shopper, order())).status()).toBe(201);
});

test('what has to be confirmed says where, and support may call it off', async ({ shopper, playwright, baseURL }) => {
  await fillCart(shopper);
  const answer = await checkOut(shopper, order('tok_3ds'));
  expect(answer.status()).toBe(202);
  const { orderId, status, nextAction } = await answer.json();
  expect({ status, nextAction }).toEqual({
    status: 'placed',
    nextAction: { type: 'redirect', url: expect.stringContaining('/pay/test/') },
  });
  const admin = await signInAdmin(playwright, baseURL as string);
  const path = `/api/admin/orders/${orderId}`;
  expect(await (await admin.get(path)).json()).toMatchObject({ status: 'placed', next: ['cancelled'] });
  const step = (to: string) => admin.post(`${path}/transition`, { data: { to } });
  await expectProblem(await step('packed'), 409, 'step-not-allowed');
  await expectProblem(await step('refunded'), 400, 'invalid-fields', ['/to']);
  const cancelled = await step('cancelled');
  expect(cancelled.headers()['strata-change']).toBe((await cancelled.json()).changeId);
  expect((await (await admin.get('/api/admin/orders?status=cancelled&pageSize=100')).json()).items).toContainEqual(
    expect.objectContaining({ id: orderId, email: 'ada@strata.test' }),
  );
  await admin.dispose();
});

test('a checkout is refused field by field, without a key, and with nothing to buy', async ({ shopper }) => {
  await expectProblem(await checkOut(shopper, order()), 409, 'empty-cart');
  await expectProblem(await shopper.post('/api/checkout/reservation', { data: {} }), 409, 'empty-cart');
  await expectProblem(await shopper.post('/api/checkout', { data: order() }), 400, 'idempotency-key-missing');
  await expectProblem(await checkOut(shopper, order(), 'short'), 400, 'idempotency-key-missing');
  const wrong = {
    email: 'nobody',
    shippingAddress: { ...address, postalCode: '1', more: 1 },
    shippingMethod: '',
    payment: { provider: 'bank', token: '4242 4242 4242 4242' },
  };
  const pointers = [
    '/email',
    '/payment/provider',
    '/payment/token',
    '/shippingAddress/more',
    '/shippingAddress/postalCode',
    '/shippingMethod',
  ];
  const problem = await expectProblem(await checkOut(shopper, wrong), 400, 'invalid-fields', pointers);
  expect(JSON.stringify(problem)).not.toContain('4242');
  await fillCart(shopper);
  const nowhere = order('tok_ok', { shippingMethod: 'drone' });
  await expectProblem(await checkOut(shopper, nowhere), 400, 'invalid-fields', ['/shippingMethod']);
});
