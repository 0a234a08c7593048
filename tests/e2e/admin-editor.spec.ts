import { randomUUID } from 'node:crypto';
import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { expectSound, goTo, holdStill, onPhonesOnly, openEditor, signInAsAdmin } from './support/admin.ts';

/** The product editor: what is made in it is in the shop, and nothing that somebody typed is lost. */

holdStill();
test.beforeEach(({ page }) => signInAsAdmin(page));

type Product = { id: string; slug: string; name: string; version: number };
const mark = () => randomUUID().slice(0, 8).toUpperCase();

async function readJson<Body>(response: APIResponse): Promise<Body> {
  expect(response.ok(), `${response.url()} answered ${response.status()}`).toBe(true);
  return response.json();
}
const make = async (page: Page, more: object = {}) => {
  const sku = `E-${mark()}`;
  const data = { name: `Jug ${sku}`, brand: 'Norrvik', variants: [{ sku, price: 1_900, available: 3 }], ...more };
  return readJson<Product>(await page.request.post('/api/admin/products', { data }));
};

test('makes a product with options, and changes it, and the shop shows both at once', async ({ page, context }) => {
  const name = `Jug ${mark()}`;
  await openEditor(page, '/admin/products/new');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/A name of up to/);

  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Brand').fill('Norrvik');
  await page.getByRole('button', { name: 'Add an option' }).click();
  await page.getByLabel('Option 1', { exact: true }).fill('Size');
  await page.getByLabel('Value 1 of Size').fill('S');
  await page.getByLabel('Add values to Size').fill('L');
  await page.keyboard.press('Enter');
  await page.getByLabel('Price of S', { exact: true }).fill('19,90');
  await page.getByLabel('Price of L', { exact: true }).fill('24.50');
  await page.getByLabel('First stock of L').fill('2');
  await page.getByRole('button', { name: 'Fill in SKUs' }).click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('published');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/Live everywhere after/).first()).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/products\/\d+$/);

  const href = await page.getByRole('link', { name: /View in the shop/ }).getAttribute('href');
  const shop = await context.newPage();
  await shop.goto(String(href));
  await expect(shop.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByLabel('Price of S', { exact: true }).fill('17.25');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: /^Saved. Live everywhere/ })).toBeVisible();
  await shop.reload();
  await expect(shop.getByText('€17.25').first()).toBeVisible();
});

test('shows what somebody else has saved meanwhile, and saves what was chosen', async ({ page }) => {
  const { id } = await make(page);
  await openEditor(page, `/admin/products/${id}`);
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await page.getByLabel('Price', { exact: true }).fill('21');
  const theirs = { name: 'Theirs', description: 'Their words.' };
  expect((await page.request.patch(`/api/admin/products/${id}`, { data: theirs })).status()).toBe(200);
  await page.keyboard.press('Control+s');

  const dialog = page.getByRole('dialog', { name: 'Somebody else has saved this product' });
  await expect(dialog.getByText('Their words.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Back to the form' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mine');
  await page.keyboard.press('Control+s');
  await dialog.getByRole('group', { name: 'Name' }).getByRole('radio', { name: /^Mine/ }).check();
  await dialog.getByRole('button', { name: 'Save what was chosen' }).click();
  await expect(page.getByText(/Live everywhere|Saved/).first()).toBeVisible();
  expect(await readJson(await page.request.get(`/api/admin/products/${id}`))).toMatchObject({
    name: 'Mine',
    description: 'Their words.',
    price: 2_100,
    version: 3,
  });
});

test('asks before what was typed is left, and takes a product out of the bin again', async ({ page }) => {
  const { id, name } = await make(page);
  await openEditor(page, `/admin/products/${id}`);
  await page.getByLabel('Description').first().fill('Half a sentence');
  page.once('dialog', (dialog) => dialog.dismiss());
  await goTo(page, 'Orders');
  await expect(page.getByLabel('Description').first()).toHaveValue('Half a sentence');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(page).toHaveURL(/\/admin\/products$/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`“${name}” is back`)).toBeVisible();
  expect(await readJson(await page.request.get(`/api/admin/products/${id}`))).toMatchObject({ deletedAt: null });
});

test('previews a draft on its real page, for whoever has the link and in no cache', async ({ page, browser }) => {
  const { id, slug, name } = await make(page);
  const stranger = await browser.newContext();
  const visitor = await stranger.newPage();
  expect((await visitor.goto(`/products/${slug}`))?.status()).toBe(404);
  const { headers } = await page.request
    .get(`/api/admin/products/${id}/preview`, { maxRedirects: 0 })
    .then((response) => ({ headers: response.headers() }));
  const preview = await visitor.goto(String(headers.location));
  expect(preview?.status()).toBe(200);
  expect(preview?.headers()).toMatchObject({ 'cache-control': 'no-store' });
  expect(preview?.headers()['cache-status']).toBeUndefined();
  await expect(visitor.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(visitor.getByRole('region', { name: 'Preview' })).toContainText('a draft');
  expect((await visitor.goto(`/products/${slug}`))?.status()).toBe(404);
  await stranger.close();
});

test('shows a product at the address that it had, and names the one it has', async ({ page, request }) => {
  const { id, slug } = await make(page, { status: 'published' });
  const data = { slug: `${slug}-moved` };
  const moved = await page.request.patch(`/api/admin/products/${id}`, { data });
  const ticket = { 'strata-change': String(moved.headers()['strata-change']) };
  const old = await request.get(`/products/${slug}`, { maxRedirects: 0, headers: ticket });
  expect(old.status()).toBe(200);
  expect(await old.text()).toMatch(new RegExp(`rel="canonical" href="[^"]*/products/${slug}-moved"`));
});

test('works at 390 px', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  const values = ['Set of two', 'Set of four', 'Set of six', 'Set of twelve'];
  const { id } = await make(page, {
    options: [{ name: 'Set', values }],
    variants: values.map((value) => ({ sku: `E-${mark()}`, price: 900, options: { Set: value } })),
  });
  for (const path of ['/admin/products/new', `/admin/products/${id}`]) {
    await openEditor(page, path);
    await expectSound(page);
  }
});
