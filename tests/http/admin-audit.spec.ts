import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type PlaywrightWorkerArgs, test } from '@playwright/test';
import sharp from 'sharp';
import { totp } from '#tests/support/totp.ts';
import { AUDITED, nameOf, openLedger } from './support/ledger.ts';
import { connect, signInAdmin } from './support/people.ts';
import { hire, STAFF_PASSWORD, type StaffMember } from './support/staff.ts';

/** Every write of the admin, done once by somebody, stands in the audit log under its name. */

type Playwright = PlaywrightWorkerArgs['playwright'];
type Ledger = ReturnType<typeof openLedger>;
/** `boss`: an owner of this test's own, whose writes no other test makes. */
type Scene = { ledger: Ledger; boss: StaffMember; playwright: Playwright; baseURL: string };

const mark = () => randomUUID().slice(0, 8).toUpperCase();
const newProduct = () => {
  const sku = mark();
  return { name: `Audited ${sku}`, brand: 'Teststein', variants: [{ sku: `AUD-${sku}`, price: 1_000, available: 30 }] };
};

async function catalogue({ ledger: { write }, boss }: Scene) {
  const product = await write(boss, 'POST', '/api/admin/products', { data: { ...newProduct(), status: 'published' } });
  const path = `/api/admin/products/${product.id}`;
  await write(boss, 'PATCH', path, { data: { description: 'Changed.' } });
  const copy = await write(boss, 'POST', `${path}/duplicate`, { data: {} });
  await write(boss, 'DELETE', `/api/admin/products/${copy.id}`);
  await write(boss, 'POST', `/api/admin/products/${copy.id}/restore`, { data: {} });
  const [variant] = product.variants;
  await write(boss, 'PUT', `/api/admin/inventory/${variant.id}`, { data: { available: 31, reason: 'found' } });
  const line = { sku: variant.sku, counted: 40, expected: 31 };
  await write(boss, 'POST', '/api/admin/inventory/counts', { data: { reason: 'Counted', lines: [line] } });
  const bytes = await sharp({ create: { width: 640, height: 640, channels: 3, background: `#${mark().slice(0, 6)}` } })
    .png()
    .toBuffer();
  await write(boss, 'POST', '/api/admin/media', { data: bytes, headers: { 'content-type': 'image/png' } });
  const { items } = await (await boss.api.get('/api/categories')).json();
  const data = { name: `Audited ${mark()}`, parentId: items[0].id };
  const category = await write(boss, 'POST', '/api/admin/categories', { data });
  const changed = { description: 'Changed.', version: category.version };
  await write(boss, 'PATCH', `/api/admin/categories/${category.id}`, { data: changed });
  await write(boss, 'DELETE', `/api/admin/categories/${category.id}`);
  return { product, copy };
}

async function manyAtOnce({ ledger: { write }, boss }: Scene, productId: string) {
  const data = { kind: 'edit', productIds: [productId], edit: { price: { percent: 10 } } };
  const open = async () => {
    const { id } = await write(boss, 'POST', '/api/admin/bulk', { data });
    const path = `/api/admin/bulk/${id}`;
    await expect.poll(async () => (await (await boss.api.get(path)).json()).state).toBe('ready');
    return path;
  };
  const file = { data: Buffer.from(`sku,price\nNONE-${mark()},10.00\n`), headers: { 'content-type': 'text/csv' } };
  await write(boss, 'POST', '/api/admin/products/import', file);
  await write(boss, 'POST', `${await open()}/start`, { data: {} });
  await write(boss, 'POST', `${await open()}/cancel`, { data: {} });
}

async function promotions({ ledger: { write }, boss }: Scene) {
  const data = { code: `AUD${mark()}`, name: 'Audited', kind: 'percentage', value: 5 };
  const { id } = await write(boss, 'POST', '/api/admin/promotions', { data });
  await write(boss, 'PATCH', `/api/admin/promotions/${id}`, { data: { name: 'Changed' } });
  await write(boss, 'DELETE', `/api/admin/promotions/${id}`);
}

async function search({ ledger: { write }, boss }: Scene) {
  const words = `aud${mark()}`.toLowerCase();
  await boss.api.get(`/api/products?q=${words}`);
  await write(boss, 'DELETE', '/api/admin/search/misses', { data: { words } });
  const data = { term: words, synonym: 'lamp' };
  await write(boss, 'POST', '/api/admin/search/synonyms', { data });
  await write(boss, 'DELETE', '/api/admin/search/synonyms', { data });
}

/** Somebody who has bought the product, and what they bought. */
async function buy({ playwright, baseURL }: Scene, variantId: string) {
  const api = await connect(playwright, baseURL);
  const email = `buyer-${randomUUID()}@strata.test`;
  const data = { email, name: 'Ada', password: STAFF_PASSWORD };
  const { user } = await (await api.post('/api/auth/sign-up/email', { data })).json();
  await api.post('/api/cart/items', { data: { variantId, quantity: 2 } });
  const address = { name: 'Ada', line1: 'Invalidenstr. 1', city: 'Berlin', postalCode: '10115', country: 'DE' };
  const order = {
    email,
    shippingAddress: address,
    shippingMethod: 'standard',
    payment: { provider: 'test', token: 'tok_ok' },
  };
  const response = await api.post('/api/checkout', { data: order, headers: { 'idempotency-key': randomUUID() } });
  expect(response.status(), await response.text()).toBe(201);
  return { api, email, userId: user.id as string, orderId: (await response.json()).orderId as string };
}

async function sales(scene: Scene, product: { id: string; variants: { id: string }[] }) {
  const { ledger, boss } = scene;
  const { write } = ledger;
  const variantId = product.variants[0]?.id as string;
  const [buyer, other] = [await buy(scene, variantId), await buy(scene, variantId)];
  const path = `/api/admin/orders/${buyer.orderId}`;
  const note = await write(boss, 'POST', `${path}/notes`, { data: { text: 'Called.' } });
  await write(boss, 'DELETE', `/api/admin/notes/${note.id}`);
  await write(boss, 'POST', `/api/admin/customers/${buyer.userId}/notes`, { data: { text: 'Friendly.' } });
  await write(boss, 'POST', `${path}/transition`, { data: { to: 'packed' } });
  const others = { to: 'packed', orders: [{ id: other.orderId }] };
  await write(boss, 'POST', '/api/admin/orders/transition', { data: others });
  await boss.api.post(`${path}/transition`, { data: { to: 'shipped' } });
  await write(boss, 'PATCH', path, { data: { carrier: 'DHL', trackingNumber: mark() } });
  await write(boss, 'POST', `${path}/refunds`, { data: { amount: 100, reason: 'A scratch' } });
  await reviews(scene, buyer.api, product.id);
  await mail(scene, buyer.email);
  await Promise.all([buyer.api.dispose(), other.api.dispose()]);
}

async function reviews({ ledger: { write }, boss }: Scene, buyer: APIRequestContext, productId: string) {
  const title = `Audited ${mark()}`;
  const data = { rating: 4, title, body: 'As it should be.', author: 'Ada' };
  const response = await buyer.post(`/api/products/${productId}/reviews`, { data });
  expect(response.ok(), await response.text()).toBe(true);
  const { items } = await (await boss.api.get('/api/admin/reviews?pageSize=100')).json();
  const { id } = items.find((review: { title: string }) => review.title === title);
  await write(boss, 'POST', `/api/admin/reviews/${id}/publish`, { data: {} });
  await write(boss, 'POST', `/api/admin/reviews/${id}/reject`, { data: {} });
}

async function mail({ ledger: { write }, boss }: Scene, email: string) {
  const find = async () => {
    const { items } = await (await boss.api.get(`/api/admin/mail?status=kept&q=${encodeURIComponent(email)}`)).json();
    return items.find(({ kind }: { kind: string }) => kind === 'order-confirmation')?.id;
  };
  await expect.poll(find).toBeDefined();
  await write(boss, 'POST', `/api/admin/mail/${await find()}/resend`, { data: {} });
}

async function team({ ledger: { write }, boss, playwright, baseURL }: Scene) {
  const email = `asked-${randomUUID()}@strata.test`;
  const asked = await write(boss, 'POST', '/api/admin/team/invitations', { data: { email, role: 'viewer' } });
  await write(boss, 'DELETE', `/api/admin/team/invitations/${asked.id}`);
  await write(boss, 'PUT', '/api/admin/team/rules', { data: { secondFactorRequired: false } });
  await write(boss, 'POST', '/api/admin/cache/purge', { data: { tags: ['picture:none'] } });

  const member = await hire(playwright, baseURL, boss.api, 'viewer');
  await write(boss, 'PATCH', `/api/admin/team/${member.id}`, { data: { role: 'editor', was: 'viewer' } });
  const own = '/api/admin/security/second-factor';
  const password = { data: { password: STAFF_PASSWORD } };
  const begun = await (await member.api.post(own, password)).json();
  await write(member, 'POST', `${own}/confirm`, { data: { code: totp(begun.key) } });
  await write(member, 'POST', '/api/admin/security/backup-codes', password);
  await write(member, 'DELETE', own, password);
  await write(boss, 'DELETE', `/api/admin/team/${member.id}/second-factor`);
  await write(boss, 'DELETE', `/api/admin/team/${member.id}/sessions`);
  await member.api.dispose();
}

test('every write of the admin leaves its entry in the audit log', async ({ playwright, baseURL: given }) => {
  test.slow();
  const baseURL = given as string;
  const admin = await signInAdmin(playwright, baseURL);
  const boss = await hire(playwright, baseURL, admin, 'owner');
  const ledger = openLedger(admin);
  const scene: Scene = { ledger, boss, playwright, baseURL };

  const { product } = await catalogue(scene);
  await sales(scene, product);
  await manyAtOnce(scene, product.id);
  await search(scene);
  await team(scene);
  await promotions(scene);

  expect(AUDITED.map(nameOf).filter((name) => !ledger.seen.has(name))).toEqual([]);
  await Promise.all([boss.api.dispose(), admin.dispose()]);
});
