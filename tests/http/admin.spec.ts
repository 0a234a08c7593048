import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, test as base, expect } from '@playwright/test';
import { signInAdmin, signInAnew } from './support/people.ts';

/** The admin's API on the production server: what is refused (who may do what: admin-roles.spec.ts), and what a write answers. */

const test = base.extend<{ admin: APIRequestContext }>({
  admin: async ({ playwright, baseURL }, use) => {
    const request = await signInAdmin(playwright, baseURL as string);
    await use(request);
    await request.dispose();
  },
});

const expectProblem = async (response: APIResponse, status: number, type: string, pointers?: string[]) => {
  expect(response.status(), response.url()).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  expect(response.headers()['cache-control']).toBe('no-store');
  const problem = await response.json();
  expect(problem.type).toMatch(new RegExp(`/${type}$`));
  if (pointers) expect(problem.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual(pointers);
  return problem;
};

const draft = () => {
  const mark = randomUUID().slice(0, 8).toUpperCase();
  return {
    name: `Draft ${mark}`,
    brand: 'Norrvik',
    options: [{ name: 'Size', values: ['S', 'L'] }],
    variants: [
      { sku: `T-${mark}-S`, price: 900, options: { Size: 'S' }, available: 4 },
      { sku: `T-${mark}-L`, price: 1_200, compareAtPrice: 1_500, options: { Size: 'L' } },
    ],
  };
};

test('signs in with a cookie that scripts cannot read, and out again', async ({ playwright, baseURL }) => {
  const admin = await signInAnew(playwright, baseURL as string);
  const [cookie] = (await admin.storageState()).cookies;
  expect(cookie).toMatchObject({ name: 'strata.session_token', httpOnly: true, sameSite: 'Lax', path: '/' });
  expect((await admin.get('/api/admin/cache')).status()).toBe(200);
  const session = await admin.get('/api/auth/get-session');
  expect(session.headers()['cache-control']).toBe('no-store');
  expect(await session.json()).toMatchObject({ user: { role: 'owner' } });
  expect((await admin.post('/api/auth/sign-out')).status()).toBe(200);
  await expectProblem(await admin.get('/api/admin/cache'), 401, 'unauthenticated');
  await admin.dispose();
});

test('creates, changes, refuses what was changed meanwhile, and deletes', async ({ admin }) => {
  const created = await admin.post('/api/admin/products', { data: draft() });
  expect(created.status()).toBe(201);
  const product = await created.json();
  expect(created.headers().location).toBe(`/api/admin/products/${product.id}`);
  expect(created.headers()['strata-change']).toBe(product.changeId);
  expect(created.headers()['set-cookie']).toBe(
    `strata-change=${product.changeId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`,
  );
  expect(product).toMatchObject({ version: 1, status: 'draft', price: 900, compareAtPrice: null, inStock: true });
  expect(product.variants).toMatchObject([{ available: 4 }, { available: 0, compareAtPrice: 1_500 }]);

  const path = `/api/admin/products/${product.id}`;
  const patched = await admin.patch(path, { data: { name: 'Another', version: 1 } });
  expect(await patched.json()).toMatchObject({ name: 'Another', version: 2, changeId: expect.stringMatching(/^\d+$/) });
  const late = await admin.patch(path, { data: { name: 'Too late' }, headers: { 'if-match': '"1"' } });
  expect(await expectProblem(late, 409, 'version-conflict')).toMatchObject({ version: 2 });
  const same = await admin.patch(path, { data: { name: 'Another' }, headers: { 'if-match': '"2"' } });
  expect(await same.json()).toMatchObject({ version: 2, changeId: null });
  expect(same.headers()['strata-change']).toBeUndefined();
  expect(await (await admin.get(path)).json()).toMatchObject({ name: 'Another', version: 2 });

  const found = await (await admin.get(`/api/admin/products?q=${product.variants[0].sku}&status=draft`)).json();
  expect(found).toMatchObject({ total: 1, page: 1, items: [{ id: product.id, variantCount: 2, available: 4 }] });

  await expectProblem(await admin.delete(path, { headers: { 'if-match': '"1"' } }), 409, 'version-conflict');
  const gone = await admin.delete(path, { headers: { 'if-match': '"2"' } });
  expect(gone.status()).toBe(200);
  expect(gone.headers()['strata-change']).toMatch(/^\d+$/);
  expect(await (await admin.get(path)).json()).toMatchObject({ status: 'archived', deletedFrom: 'draft', version: 3 });
  await expectProblem(await admin.patch(path, { data: { name: 'In the bin' } }), 409, 'in-bin');
  await expectProblem(await admin.post(`${path}/restore`, { data: { version: 2 } }), 409, 'version-conflict');
  const restored = await admin.post(`${path}/restore`, { data: { version: 3 } });
  expect(await restored.json()).toMatchObject({ status: 'draft', deletedAt: null, version: 4 });
  expect(restored.headers()['strata-change']).toMatch(/^\d+$/);
  await admin.delete(path);
});

test('shows a change to whoever asks next, and its receipt', async ({ admin, request }) => {
  // One that no other test looks at.
  const [item] = (await (await request.get('/api/products?sort=price-desc&pageSize=1&page=700')).json()).items;
  const { description } = await (await request.get(`/api/products/${item.id}`)).json();
  const changed = await admin.patch(`/api/admin/products/${item.id}`, {
    data: { description: `${description} Really.` },
  });
  const { version, changeId } = await changed.json();
  const headers = { 'strata-change': changeId };
  const seen = await (await request.get(`/api/products/${item.slug}`, { headers })).json();
  expect(seen).toMatchObject({ version, description: `${description} Really.` });
  const receipt = await (await admin.get(`/api/admin/changes/${changeId}`)).json();
  expect(receipt).toMatchObject({ changeId, tags: expect.arrayContaining([`product:${item.id}`]) });
  const { items } = await (await admin.get('/api/admin/changes?limit=5')).json();
  expect(items.length).toBeGreaterThan(0);
  await admin.patch(`/api/admin/products/${item.id}`, { data: { description } });
});

test('points at every field that is wrong', async ({ admin }) => {
  const send = (data: unknown) => admin.post('/api/admin/products', { data });
  await expectProblem(await send({}), 400, 'invalid-fields', ['/brand', '/name', '/variants']);
  await expectProblem(await send({ ...draft(), colour: 'red', 'a/b': 1 }), 400, 'invalid-fields', ['/a~1b', '/colour']);
  const [small, large] = draft().variants;
  await expectProblem(
    await send({
      ...draft(),
      variants: [
        { ...small, price: -1 },
        { ...large, price: 1.5 },
      ],
    }),
    400,
    'invalid-fields',
    ['/variants/0/price', '/variants/1/price'],
  );
  await expectProblem(
    await send({ ...draft(), categoryIds: ['999999999'], variants: [{ ...small, options: { Size: 'XL' } }] }),
    400,
    'invalid-fields',
    ['/categoryIds/0', '/variants/0/options'],
  );
  await expectProblem(await admin.put('/api/admin/inventory/10', { data: { delta: 1 } }), 400, 'invalid-fields', [
    '/reason',
  ]);
  await expectProblem(
    await admin.post('/api/admin/cache/purge', { data: { tags: ['product:1', 'a,b'] } }),
    400,
    'invalid-fields',
    ['/tags/1'],
  );
  await expectProblem(await admin.get('/api/admin/products?sort=best'), 400, 'invalid-parameters', ['/sort']);
  await expectProblem(
    await admin.patch('/api/admin/products/1', { data: {}, headers: { 'if-match': 'x' } }),
    400,
    'invalid-version',
  );
});

test('knows what can be no id', async ({ admin }) => {
  for (const id of ['0', 'nonsense', '1e3', '9'.repeat(30)]) {
    await expectProblem(await admin.get(`/api/admin/products/${id}`), 404, 'not-found');
    await expectProblem(await admin.get(`/api/admin/inventory/${id}`), 404, 'not-found');
    await expectProblem(await admin.get(`/api/admin/changes/${id}`), 404, 'not-found');
    await expectProblem(await admin.patch(`/api/admin/products/${id}`, { data: { name: 'X' } }), 400, 'invalid-id');
    await expectProblem(await admin.delete(`/api/admin/products/${id}`), 400, 'invalid-id');
    await expectProblem(
      await admin.put(`/api/admin/inventory/${id}`, { data: { delta: 1, reason: 'found' } }),
      400,
      'invalid-id',
    );
  }
});

test('takes no write from a page of another site', async ({ admin }) => {
  const path = '/api/admin/products';
  const headersOf: [Record<string, string>, number, string][] = [
    [{ origin: 'https://evil.test' }, 403, 'foreign-origin'],
    [{ origin: 'null' }, 403, 'foreign-origin'],
    [{ 'sec-fetch-site': 'cross-site' }, 403, 'foreign-origin'],
    [{ 'sec-fetch-site': 'same-site' }, 403, 'foreign-origin'],
    [{ 'content-type': 'text/plain' }, 415, 'not-json'],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not-json'],
  ];
  const total = async () => (await (await admin.get(`${path}?q=Foreign`)).json()).total;
  for (const [headers, status, type] of headersOf) {
    const data = JSON.stringify({ ...draft(), name: 'Foreign' });
    await expectProblem(
      await admin.post(path, { data, headers: { 'content-type': 'application/json', ...headers } }),
      status,
      type,
    );
  }
  expect(await total()).toBe(0);
  const evil = { headers: { origin: 'https://evil.test' } };
  await expectProblem(await admin.delete(`${path}/1`, evil), 403, 'foreign-origin');
  expect((await admin.post('/api/auth/sign-out', evil)).status()).toBe(403);
});

test('gives up bodies that are too large or no JSON', async ({ admin }) => {
  // As bytes: of a string that is no JSON, Playwright makes some.
  const send = (data: string | Buffer) =>
    admin.post('/api/admin/products', { data: Buffer.from(data), headers: { 'content-type': 'application/json' } });
  await expectProblem(await send(JSON.stringify({ name: 'x'.repeat(1024 * 1024) })), 413, 'too-large');
  await expectProblem(await send('{"name":'), 400, 'invalid-body');
  await expectProblem(await send(Buffer.from([0x22, 0xff, 0x22])), 400, 'invalid-body');
});

test('books stock, shows the ledger, and sells nothing that is not there', async ({ admin, request }) => {
  const created = await admin.post('/api/admin/products', { data: draft() });
  const { id, variants } = await created.json();
  const [variant] = variants;
  const path = `/api/admin/inventory/${variant.id}`;
  const counted = await admin.put(path, { data: { available: 9, reason: 'counted' } });
  expect(counted.headers()['strata-change']).toMatch(/^\d+$/);
  expect(await counted.json()).toMatchObject({ variantId: variant.id, available: 9, version: 2 });
  expect(await (await admin.put(path, { data: { delta: -2, reason: 'broken' } })).json()).toMatchObject({
    available: 7,
  });
  const short = await admin.put(path, { data: { delta: -8, reason: 'sold' } });
  expect(await expectProblem(short, 409, 'out-of-stock')).toMatchObject({ available: 7 });
  const shown = await (await request.get(`/api/inventory?ids=${variant.id}`)).json();
  expect(shown.items).toMatchObject([{ available: 7, version: 3 }]);
  const ledger = await (await admin.get(`${path}?pageSize=2`)).json();
  expect(ledger).toMatchObject({ total: 3, available: 7, items: [{ delta: -2, reason: 'broken' }, { delta: 5 }] });
  await expectProblem(
    await admin.put('/api/admin/inventory/999999999', { data: { delta: 1, reason: 'found' } }),
    404,
    'not-found',
  );
  await admin.delete(`/api/admin/products/${id}`);
});

test('shows what each layer has done, and ends what it is told to', async ({ admin, request }) => {
  await request.get('/api/inventory?ids=10');
  const report = await (await admin.get('/api/admin/cache')).json();
  expect(report.layers).toMatchObject({
    l1: { hits: expect.any(Number), bytes: expect.any(Number) },
    l2: { kind: 'redis' },
  });
  const names = report.things.map((thing: { name: string }) => thing.name);
  expect(names).toEqual(expect.arrayContaining(['inventory']));
  const purged = await admin.post('/api/admin/cache/purge', { data: { tags: ['picture:none'] } });
  expect(await purged.json()).toEqual({ tags: ['picture:none'], changeId: purged.headers()['strata-change'] });
  const receipt = await (await admin.get(`/api/admin/changes/${purged.headers()['strata-change']}`)).json();
  expect(receipt).toMatchObject({ kind: 'purge', tags: ['picture:none'] });
});
