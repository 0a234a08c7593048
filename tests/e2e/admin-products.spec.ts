import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';
import { enterOption } from './support/keyboard.ts';

holdStill();

test.beforeEach(({ page }) => signInAsAdmin(page));

type Made = { id: string; slug: string; name: string };

/** Products that nobody else's test knows, with a word that finds them and nothing else. */
async function make(page: Page, count: number): Promise<{ word: string; products: Made[] }> {
  const word = `stele${randomBytes(5).toString('hex')}`;
  const products: Made[] = [];
  for (let number = 1; number <= count; number += 1) {
    const sku = `${word}-${number}`.toUpperCase();
    const data = {
      name: `Stone ${number} ${word}`,
      brand: 'Teststein',
      status: 'published',
      variants: [{ sku, price: 1000 * number, available: 5 }],
    };
    const answer = await page.request.post('/api/admin/products', {
      data,
      headers: { origin: new URL(page.url()).origin },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    products.push(await answer.json());
  }
  return { word, products };
}

const count = (page: Page) => page.getByRole('status').first();

async function open(page: Page): Promise<void> {
  // The views are asked for once the page has its scripts: from then on it listens to keys.
  const views = page.waitForResponse((response) => response.url().includes('/api/admin/views'));
  await page.goto('/admin/products');
  await views;
}

async function search(page: Page, word: string, found: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await expect(count(page)).toHaveText(found);
}

test('a product goes to the bin from its row, and the shop follows at once', async ({ page }) => {
  await open(page);
  const { word, products } = await make(page, 1);
  const [{ name, slug }] = products as [Made];
  await search(page, word, '1 product');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(page.getByText(`“${name}” is in the bin`)).toBeVisible();
  await expect(page.getByText('No product is like that')).toBeVisible();
  expect((await page.request.get(`/products/${slug}`)).status()).toBe(404);
});

test('the list is walked and products are selected by keys, up to what an edit of them would change', async ({
  page,
}) => {
  await open(page);
  const { word } = await make(page, 3);
  await search(page, word, '3 products');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: `Stone 3 ${word}` })).toBeFocused();
  for (const key of ['j', 'k', 'x', 'Shift+ArrowDown']) await page.keyboard.press(key);
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('2 selected');
  await page.keyboard.press('Control+a');
  await expect(selection).toContainText('3 selected');
  await page.getByRole('button', { name: 'Export the selection' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'The selection as CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/^products-[\d-]+\.csv$/);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Edit 3 products' });
  await dialog.getByRole('button', { name: 'Show what changes' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Choose something to change.');
  await dialog.getByLabel('Prices').selectOption('Raise by percent');
  await dialog.getByLabel('By how many percent').fill('10');
  const opened = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/admin/bulk');
  await page.keyboard.press('Enter');
  expect((await opened).status()).toBe(202);
});

test('the last of very many products is one key away', async ({ page }) => {
  await open(page);
  await page.keyboard.press('j');
  await page.keyboard.press('End');
  // Other tests may add products meanwhile: the table says how many rows it has.
  const rows = await page.getByRole('table').getAttribute('aria-rowcount');
  expect(Number(rows)).toBeGreaterThan(1_000);
  await expect(page.locator(`tr[aria-rowindex="${rows}"]`).getByRole('link')).toBeFocused();
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  await expect(page.locator('tr[aria-rowindex="2"]').getByRole('link')).toBeFocused();
});

test('filters are kept under a name, and opened by it', async ({ page, isMobile }) => {
  const mark = randomBytes(3).toString('hex');
  const name = `View ${mark}`;
  await open(page);
  await page.getByRole('button', { name: 'Drafts' }).click();
  if (isMobile) await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Stock', { exact: true }).locator('visible=true').selectOption('Sold out');
  if (isMobile) await page.getByRole('button', { name: 'Show products' }).click();
  // Keys are for what is on top.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await search(page, mark, '0 products');
  await page.getByRole('button', { name: 'Keep this view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
  await open(page);
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`q=${mark}&status=draft&stock=out$`));
  await page.getByRole('button', { name: `Remove the view ${name}` }).click();
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
});

test('anything is found by Ctrl and K', async ({ page }) => {
  await open(page);
  const { word, products } = await make(page, 1);
  const [{ id, name }] = products as [Made];
  await page.keyboard.press('Control+k');
  await page.keyboard.type(word);
  await enterOption(page, page.getByRole('option', { name }));
  await expect(page).toHaveURL(`/admin/products/${id}`);
});

test('on a phone nothing scrolls sideways, and axe finds nothing', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  await open(page);
  await expectSound(page);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('dialog').getByLabel('Category').selectOption('Without a category');
  await page.getByRole('button', { name: 'Show products' }).click();
  await expect(page).toHaveURL(/category=none/);
  await page.getByRole('checkbox', { name: 'Select what is shown' }).check();
  await expectSound(page);
});
