import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DELETE, GET, PATCH } from '#app/api/account/addresses/[id]/route.ts';
import * as all from '#app/api/account/addresses/route.ts';
import { openBrowser, type TestBrowser } from '#tests/support/account-shop.ts';
import { PASSWORD } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

// Only a request of Next's own server can be waited for.
vi.mock('next/server', () => ({ connection: async () => {} }));

const berlin = { name: 'Ada', line1: 'Invalidenstr. 44', city: 'Berlin', postalCode: '10115', country: 'DE' };

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

let people = 0;
async function signUp(): Promise<TestBrowser> {
  const browser = openBrowser();
  await browser.send('sign-up', { name: 'Ada', email: `ada-${++people}@strata.test`, password: PASSWORD });
  return browser;
}
const ONE = { DELETE, GET, PATCH };
const PATH = '/api/account/addresses';
const list = async (browser: TestBrowser) => (await (await all.GET(browser.request(PATH))).json()).items;
const add = (browser: TestBrowser, address: object = berlin) => all.POST(browser.request(PATH, 'POST', address));
const ask = (browser: TestBrowser, method: 'GET' | 'PATCH' | 'DELETE', id: string, body?: object) =>
  ONE[method](browser.request(`${PATH}/${id}`, method, body), { params: Promise.resolve({ id }) });

it('keeps a list, of which one is where checkout begins', async () => {
  const browser = await signUp();
  const first = await (await add(browser)).json();
  expect(first).toEqual({ ...berlin, id: expect.any(String), isDefault: true });
  const second = await (await add(browser, { ...berlin, line1: 'Street 2' })).json();
  expect(second).toMatchObject({ isDefault: false });
  const patched = await (await ask(browser, 'PATCH', second.id, { isDefault: true, line2: 'Floor 3' })).json();
  expect(patched).toEqual({ ...second, isDefault: true, line2: 'Floor 3' });
  expect(await list(browser)).toMatchObject([
    { id: second.id, isDefault: true },
    { id: first.id, isDefault: false },
  ]);
  expect(await (await ask(browser, 'PATCH', second.id, { line2: null })).json()).not.toHaveProperty('line2');
  expect((await ask(browser, 'DELETE', second.id)).status).toBe(204);
  expect(await list(browser)).toMatchObject([{ id: first.id, isDefault: true }]);
});

it('says field by field what is wrong, also where a patch does not fit what is there', async () => {
  const browser = await signUp();
  const refused = await add(browser, { ...berlin, postalCode: '1', isAdmin: true, city: '' });
  expect(refused.status).toBe(400);
  const { id } = await (await add(browser)).json();
  const moved = await ask(browser, 'PATCH', id, { country: 'US' });
  expect(moved.status).toBe(400);
  const pointers = (await moved.json()).errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers).toEqual(['/region']);
});

it('shows and changes nothing of others', async () => {
  const browser = await signUp();
  const stranger = await signUp();
  const { id } = await (await add(browser)).json();
  expect((await ask(stranger, 'GET', id)).status).toBe(404);
  expect((await ask(stranger, 'PATCH', id, { name: 'Eve' })).status).toBe(404);
  expect((await ask(stranger, 'DELETE', id)).status).toBe(404);
  expect((await ask(openBrowser(), 'GET', id)).status).toBe(401);
  expect(await list(browser)).toMatchObject([{ name: 'Ada' }]);
  expect((await ask(browser, 'DELETE', 'x')).status).toBe(400);
});

it('has one default at most, and as many as there may be, however many come at once', async () => {
  const browser = await signUp();
  const answers = await Promise.all(Array.from({ length: 24 }, () => add(browser, { ...berlin, isDefault: true })));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(statuses.filter((status) => status === 409)).toHaveLength(4);
  const kept = await list(browser);
  expect(kept.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1);
});
