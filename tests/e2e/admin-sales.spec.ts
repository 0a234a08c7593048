import { randomBytes } from 'node:crypto';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { signUpCustomer } from '#tests/http/support/people.ts';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';
import { test } from './support/desk.ts';
import type { ShopProduct } from './support/shop.ts';

holdStill();

type Category = { id: string; parentId: string | null; name: string; path: string };

const mark = () => randomBytes(4).toString('hex');
const originOf = (page: Page) => String(test.info().project.use.baseURL ?? new URL(page.url()).origin);

async function write<Answer>(page: Page, method: 'POST' | 'PATCH' | 'DELETE', url: string, data = {}): Promise<Answer> {
  const response = await page.request.fetch(url, { method, data, headers: { origin: originOf(page) } });
  expect(response.ok(), `${method} ${url}: ${await response.text()}`).toBe(true);
  return response.json();
}

/** Two new categories below the first department, which keeps them off the menu's own row. */
async function makeCategories(page: Page): Promise<{ first: Category; second: Category; department: Category }> {
  const { items } = await (await page.request.get('/api/admin/categories')).json();
  const department = items[0] as Category;
  const make = (name: string) =>
    write<Category>(page, 'POST', '/api/admin/categories', { name: `${name} ${mark()}`, parentId: department.id });
  return { department, first: await make('Alpha'), second: await make('Beta') };
}
const remove = (page: Page, { id }: Category) => write(page, 'DELETE', `/api/admin/categories/${id}`);

test('a category is moved by keys and dragged, and renamed: the shop shows it at once, at its old address too', async ({
  page,
}) => {
  await signInAsAdmin(page);
  const { department, first, second } = await makeCategories(page);
  await page.goto('/admin/categories');
  const handle = (category: Category) => page.getByRole('button', { name: `Move ${category.name}` });
  await handle(second).press('ArrowRight');
  await expect(
    page.getByRole('status').filter({ hasText: `first in ${department.name}, ${first.name}` }),
  ).toBeAttached();
  await expect(handle(second)).toBeFocused();
  await expect(page.getByText(/^Live everywhere after/)).toBeVisible();
  await page.goto(`/categories/${first.path}/${second.path.split('/').at(-1)}`);
  await expect(page.getByRole('heading', { level: 1, name: second.name })).toBeVisible();

  // One level out again, above the other.
  await page.goto('/admin/categories');
  await handle(second).scrollIntoViewIfNeeded();
  const [from, to] = [await handle(second).boundingBox(), await handle(first).boundingBox()];
  if (!from || !to) throw new Error('a handle is not on the page');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await page.mouse.move(from.x + 18, from.y + 18);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 8, { steps: 4 });
  await page.mouse.move(from.x - 12, to.y + 6, { steps: 12 });
  await page.mouse.up();
  await saved;
  await page.goto(`/admin/categories/${second.id}`);

  const name = page.getByLabel('Name', { exact: true });
  // What is typed before the page has its scripts belongs to nobody.
  await expect(async () => {
    await name.fill(`Gamma ${second.name}`);
    await expect(name).toHaveValue(`Gamma ${second.name}`, { timeout: 500 });
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled({ timeout: 500 });
  }).toPass();
  await page.getByLabel('Address').fill('Not An Address');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Address')).toHaveAccessibleDescription(/must be small letters/);
  await expect(name).toHaveValue(`Gamma ${second.name}`);
  const slug = `gamma-${mark()}`;
  await page.getByLabel('Address').fill(slug);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await page.goto(`/categories/${second.path}?inStock=true`);
  await expect(page).toHaveURL(new RegExp(`/categories/${department.path}/${slug}\\?inStock=true$`));
  await expect(page.getByRole('heading', { level: 1, name: `Gamma ${second.name}` })).toBeVisible();
  await remove(page, second);
  await remove(page, first);
});

/** A key that is pressed before the page has its scripts goes nowhere. */
const pressUntil = (page: Page, key: string, shown: Locator) =>
  expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass();

/** A review of a buyer, which waits. */
async function writeReview(customer: APIRequestContext, product: ShopProduct, title: string): Promise<void> {
  const variantId = product.variants[0]?.id;
  await customer.post('/api/cart/items', { data: { variantId, quantity: 1 } });
  const bought = await customer.post('/api/checkout', {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    data: {
      email: 'ada@strata.test',
      shippingAddress: { name: 'Ada', line1: 'Main Street 1', city: 'Dublin', postalCode: 'D01 F5P2', country: 'IE' },
      shippingMethod: 'standard',
      payment: { provider: 'test', token: 'tok_ok' },
    },
  });
  expect(bought.status(), await bought.text()).toBe(201);
  const data = { rating: 5, title, body: 'Every day since, and glad of it.', author: 'Ada' };
  const written = await customer.post(`/api/products/${product.id}/reviews`, { data });
  expect(written.status(), await written.text()).toBe(201);
}

test('a review is published by a key, or a tap, and stands on the product at once, and is taken down by another', async ({
  page,
  isMobile,
  desk,
  playwright,
}) => {
  await signInAsAdmin(page);
  const product = await desk.stock();
  const customer = await signUpCustomer(playwright, originOf(page));
  const title = `Glad of it ${mark()}`;
  await writeReview(customer, product, title);
  await customer.dispose();

  await page.goto(`/admin/reviews?product=${product.id}`);
  const review = page.getByRole('article', { name: title });
  await expect(review.getByText('Waiting')).toBeVisible();
  const judged = (verdict: string) => page.waitForResponse((answer) => answer.url().endsWith(verdict) && answer.ok());
  const published = judged('/publish');
  if (isMobile) await review.getByRole('button', { name: 'Publish' }).click();
  else await pressUntil(page, 'p', review.getByText('Published'));
  await published;
  await expect(review.getByText('Published')).toBeVisible();
  const shown = async () => (await (await page.request.get(`/products/${product.slug}`)).text()).includes(title);
  expect(await shown()).toBe(true);
  const rejected = judged('/reject');
  if (isMobile) await review.getByRole('button', { name: 'Take down' }).click();
  else await pressUntil(page, 'r', review.getByText('Rejected'));
  await rejected;
  expect(await shown()).toBe(false);
});

test('a promotion is added, takes something off a cart, and is not overwritten by whoever saw an older one', async ({
  page,
  desk,
  playwright,
}) => {
  await signInAsAdmin(page);
  const code = `S${mark().toUpperCase()}`;
  await page.goto('/admin/promotions/new');
  await page.getByLabel('Name').fill('For friends');
  await page.getByLabel('Takes off, %').fill('a lot');
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Add the promotion' }).click();
  await expect(page.getByLabel('Takes off, %')).toHaveAccessibleDescription(/must be a number/);
  await page.getByLabel('Takes off, %').fill('12,5');
  await page.getByRole('button', { name: 'Add the promotion' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'For friends' })).toBeVisible();
  const id = page.url().split('/').at(-1);
  // The page that it was made on is kept for whoever goes back.
  await page.reload();

  const product = await desk.stock({ price: 4_000 });
  const customer = await signUpCustomer(playwright, originOf(page));
  await customer.post('/api/cart/items', { data: { variantId: product.variants[0]?.id, quantity: 1 } });
  const cart = await customer.post('/api/cart/promo', { data: { code } });
  expect((await cart.json()).discounts).toMatchObject([{ amount: 500 }]);
  await customer.dispose();

  await page.getByLabel('Takes off, %').fill('15');
  await write(page, 'PATCH', `/api/admin/promotions/${id}`, { name: 'For good friends' });
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Somebody has changed it meanwhile' });
  await expect(dialog).toContainText('For good friends');
  await expect(dialog).toContainText('12.5');
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await expect(page.getByLabel('Takes off, %')).toHaveValue('15');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByText('The promotion is saved')).toBeVisible();
  const now = await (await page.request.get(`/api/admin/promotions/${id}`)).json();
  expect(now).toMatchObject({ name: 'For friends', value: 1_500, version: 3 });

  await page.getByRole('button', { name: 'Delete the promotion' }).click();
  const asked = page.getByRole('dialog', { name: 'Delete “For friends”?' });
  const deletions: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'DELETE') deletions.push(response.status());
  });
  await asked.getByRole('button', { name: 'Delete the promotion' }).dblclick();
  await page.waitForURL('**/admin/promotions');
  await expect(page.getByText('“For friends” is deleted')).toBeVisible();
  expect(deletions).toEqual([200]);
  expect((await page.request.get(`/api/admin/promotions/${id}`)).status()).toBe(404);
});

test('a search that missed is explained, and finds what is meant from then on', async ({ page, desk }) => {
  await signInAsAdmin(page);
  const word = `q${mark().replaceAll(/\d/g, 'x')}z`;
  const product = await desk.stock({ name: `Meant${word}` });
  const asked = `${word}zz${word}`;
  await page.goto(`/search?q=${asked}`);
  await page.goto('/admin/search');
  const missed = page.getByRole('button', { name: `Explain ${asked}` });
  if (await missed.isVisible()) await missed.click();
  else await page.getByLabel('Who searches for').fill(asked);
  await page.getByLabel('also finds').fill(`meant${word}`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/^Live everywhere after/)).toBeVisible();
  await expect(missed).toBeHidden();
  await page.getByRole('searchbox', { name: 'Try a search' }).fill(asked);
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await expect(page.getByText(`“${asked}” also finds meant${word}.`)).toBeVisible();
  await page.goto(`/search?q=${asked}`);
  await expect(page.getByRole('main').getByRole('link', { name: product.name }).first()).toBeVisible();
  await write(page, 'DELETE', '/api/admin/search/synonyms', { term: asked, synonym: `meant${word}`, bothWays: true });
});

test('all of it fits a phone, and axe finds nothing', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  await signInAsAdmin(page);
  const { items } = await (await page.request.get('/api/admin/categories')).json();
  const promotions = await (await page.request.get('/api/admin/promotions')).json();
  const paths = [
    '/admin/categories',
    `/admin/categories/${items[0].id}`,
    '/admin/reviews?status=published',
    '/admin/promotions',
    '/admin/promotions/new',
    `/admin/promotions/${promotions.items.at(-1).id}`,
    '/admin/search',
  ];
  for (const path of paths) {
    await page.goto(path);
    await expectSound(page);
  }
});
