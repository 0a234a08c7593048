import { expect, type Page } from '@playwright/test';
import { formatMoney } from '#lib/money/format.ts';
import { lookAt, type Saved, test, warm } from './support/shop.ts';

/** What the administrator changes, as shoppers see it through the edge: two processes, and a cache that they purge. */

/** The first product of the home page, and a category whose page shows it. */
async function findOnHome(page: Page): Promise<{ id: string; category: string }> {
  await page.goto('/');
  const mark = await page.locator('article[data-product]').first().getAttribute('data-product');
  const id = mark?.split(':')[0] ?? '';
  const { categories } = await (await page.request.get(`/api/products/${id}`)).json();
  return { id, category: `/categories/${categories.at(-1).path}` };
}

/** Loads a page again until its main part shows the text. */
async function assertShows(page: Page, path: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(text, { timeout: 500 });
  }, `${path} shows ${text}`).toPass({ timeout: 10_000 });
}

const cardOf = (page: Page, { id }: Pick<Saved, 'id'>) => page.locator(`article[data-product^="${id}:"]`).first();

test('a new name and a new price are seen on every page that shows the product', async ({ page, request, editor }) => {
  const { id, category } = await findOnHome(page);
  const before = await editor.find(id);
  for (const path of ['/', category, `/products/${before.slug}`]) await warm(request, path);
  await warm(request, `/search?q=${encodeURIComponent(before.name)}`);

  const word = `Zephyr${Date.now().toString(36)}`;
  await editor.save(id, { name: `${before.name} ${word}` });
  const after = await editor.reprice(before, 0.83);
  const price = formatMoney(after.price, 'EUR');

  await assertShows(page, `/products/${after.slug}`, word);
  await expect(page.getByRole('main')).toContainText(price);
  for (const path of ['/', category, `/search?q=${word}`]) {
    await assertShows(page, path, word);
    await expect(cardOf(page, after), path).toContainText(price);
  }
});

test('the price of the page is the price of the API', async ({ page, request, editor }) => {
  const product = await editor.create();
  const path = `/products/${product.slug}`;
  await warm(request, path);
  await warm(request, `/api/products/${product.id}`);
  const { price } = await editor.reprice(product, 2.1);
  await assertShows(page, path, formatMoney(price, 'EUR'));
  await expect
    .poll(async () => JSON.parse((await lookAt(request, `/api/products/${product.id}`)).body).price)
    .toBe(price);
  await editor.remove(product.id);
});

test('a product that is deleted is not found', async ({ page, request, editor }) => {
  const product = await editor.create();
  const path = `/products/${product.slug}`;
  expect((await warm(request, path)).status).toBe(200);
  await warm(request, `/api/products/${product.id}`);
  await editor.remove(product.id);
  await expect.poll(async () => (await lookAt(request, path)).status).toBe(404);
  await expect.poll(async () => (await lookAt(request, `/api/products/${product.id}`)).status).toBe(404);
  const response = await page.goto(path);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This product is not here');
});

test('a product that is created appears in its category', async ({ page, request, editor }) => {
  const { items } = await (await request.get('/api/categories')).json();
  const { id: categoryId, path } = items[0].children[0];
  await warm(request, `/categories/${path}?sort=newest`);
  const product = await editor.create({ categoryIds: [categoryId] });
  await assertShows(page, `/categories/${path}?sort=newest`, product.name);
  await cardOf(page, product).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
  await editor.remove(product.id);
});
