import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as purge from '#app/api/admin/cache/purge/route.ts';
import * as cache from '#app/api/admin/cache/route.ts';
import * as change from '#app/api/admin/changes/[id]/route.ts';
import * as changes from '#app/api/admin/changes/route.ts';
import * as inventory from '#app/api/admin/inventory/[variantId]/route.ts';
import * as mail from '#app/api/admin/mail/[id]/route.ts';
import * as mails from '#app/api/admin/mail/route.ts';
import * as refunds from '#app/api/admin/orders/[id]/refunds/route.ts';
import * as order from '#app/api/admin/orders/[id]/route.ts';
import * as transition from '#app/api/admin/orders/[id]/transition/route.ts';
import * as orders from '#app/api/admin/orders/route.ts';
import * as product from '#app/api/admin/products/[id]/route.ts';
import * as products from '#app/api/admin/products/route.ts';
import * as publish from '#app/api/admin/reviews/[id]/publish/route.ts';
import * as reject from '#app/api/admin/reviews/[id]/reject/route.ts';
import * as reviews from '#app/api/admin/reviews/route.ts';
import { ROLES, type Role } from '#lib/accounts/roles.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

const SITE = 'http://127.0.0.1:3000';
type Params = { id: string; variantId: string };
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

const ROUTES: [name: string, handler: Handler, method: string, body: object | undefined, minimum: Role][] = [
  ['the list of products', products.GET, 'GET', undefined, 'viewer'],
  ['a new product', products.POST, 'POST', {}, 'editor'],
  ['a product', product.GET, 'GET', undefined, 'viewer'],
  ['a patch', product.PATCH, 'PATCH', { name: 'Changed' }, 'editor'],
  ['a delete', product.DELETE, 'DELETE', {}, 'editor'],
  ['a ledger', inventory.GET, 'GET', undefined, 'viewer'],
  ['a movement', inventory.PUT, 'PUT', { delta: 1, reason: 'found' }, 'editor'],
  ['the reviews', reviews.GET, 'GET', undefined, 'support'],
  ['a publication', publish.POST, 'POST', {}, 'support'],
  ['a rejection', reject.POST, 'POST', {}, 'support'],
  ['a refund', refunds.POST, 'POST', { amount: 'rest', reason: 'a scratch' }, 'support'],
  ['the orders', orders.GET, 'GET', undefined, 'support'],
  ['an order', order.GET, 'GET', undefined, 'support'],
  ['a step of an order', transition.POST, 'POST', { to: 'packed' }, 'support'],
  ['the mails', mails.GET, 'GET', undefined, 'support'],
  ['a mail', mail.GET, 'GET', undefined, 'support'],
  ['the changes', changes.GET, 'GET', undefined, 'viewer'],
  ['a receipt', change.GET, 'GET', undefined, 'viewer'],
  ['the figures of the cache', cache.GET, 'GET', undefined, 'viewer'],
  ['a purge', purge.POST, 'POST', { tags: ['picture:none'] }, 'owner'],
];
const WRITES = ROUTES.filter(([, , method]) => method !== 'GET');

let shop: TestShop;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1 });
  for (const role of ROLES) {
    const { headers } = await signInAs(shop.sql, role);
    cookies.set(role, headers.get('cookie') ?? '');
  }
});
afterAll(() => shop.close());

const ask = async (
  [, handler, method, body]: (typeof ROUTES)[number],
  role: Role | undefined,
  headers: Record<string, string> = {},
) => {
  const all = { 'content-type': 'application/json', cookie: cookies.get(role as Role) ?? 'a=b', ...headers };
  const request = new Request(`${SITE}/api/admin`, { method, headers: all, body: body ? JSON.stringify(body) : null });
  // An id of nothing: whoever is let in finds nothing there, and nothing is changed for the next.
  return handler(request, { params: Promise.resolve({ id: '999', variantId: '999' }) });
};

describe.each(ROUTES)('%s', (...route) => {
  const minimum = route[4];

  it('is refused to a stranger', async () => {
    const response = await ask(route, undefined);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(ROLES)('is for a %s as it should be', async (role) => {
    const { status } = await ask(route, role);
    if (ROLES.indexOf(role) < ROLES.indexOf(minimum)) expect(status).toBe(403);
    else expect([200, 400, 404]).toContain(status);
  });
});

describe.each(WRITES)('%s', (...route) => {
  it.each([
    [{ origin: 'https://evil.test' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'content-type': 'text/plain' }, 415],
    [{ 'content-type': 'application/jsonp' }, 415],
  ])('is not taken from another site: %o', async (headers, status) => {
    expect((await ask(route, 'owner', headers as Record<string, string>)).status).toBe(status);
  });

  it('is taken from a page of the shop', async () => {
    const headers = {
      origin: SITE,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json; charset=utf-8',
    };
    expect([200, 400, 404]).toContain((await ask(route, 'owner', headers)).status);
  });
});

it('answers a write with the id of its change, for programs and for the browser', async () => {
  const [, handler] = ROUTES.find(([name]) => name === 'a patch') as (typeof ROUTES)[number];
  const request = new Request(`${SITE}/api/admin/products/1`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', cookie: cookies.get('editor') ?? '' },
    body: JSON.stringify({ name: 'Changed' }),
  });
  const response = await handler(request, { params: Promise.resolve({ id: '1', variantId: '' }) });
  const { changeId } = await response.json();
  expect(changeId).toMatch(/^\d+$/);
  expect(response.headers.get('strata-change')).toBe(changeId);
  expect(response.headers.get('set-cookie')).toBe(
    `strata-change=${changeId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`,
  );
});
