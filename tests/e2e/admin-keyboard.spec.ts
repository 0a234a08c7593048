import { randomBytes } from 'node:crypto';
import { expect, type FileChooser, type Page, test } from '@playwright/test';
import { holdStill, openEditor, signInAsAdmin } from './support/admin.ts';
import { enterOption, tabTo, tabToThis } from './support/keyboard.ts';
import { sell } from './support/sell.ts';

/** The shop is run without a mouse. */

test.skip(({ isMobile }) => isMobile, 'a phone has no Tab key');
holdStill();
test.beforeEach(({ page }) => signInAsAdmin(page));

/** Whatever has this name or number, from any page. */
async function find(page: Page, words: string, option: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find anything' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(words);
  await enterOption(page, page.getByRole('option', { name: option }));
}

test('an order is packed, shipped and refunded in part, and its product is changed', async ({ page, request }) => {
  test.slow();
  const { number, orderId, productName } = await sell(page, request);
  await page.goto('/admin');
  await find(page, number, new RegExp(number));
  await page.waitForURL(`**/admin/orders/${orderId}`);
  await tabTo(page, 'Mark as packed', 'button');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Ship', 'button');
  await page.keyboard.press('Enter');
  const ship = page.getByRole('dialog', { name: `Ship order ${number}` });
  await expect(ship).toBeVisible();
  await tabTo(page, /^Tracking number/, 'textbox');
  await page.keyboard.type('JD-4711');
  await page.keyboard.press('Enter');
  await expect(ship).toHaveCount(0);

  await tabTo(page, 'Refund', 'button');
  await page.keyboard.press('Enter');
  const refund = page.getByRole('dialog', { name: `Refund order ${number}` });
  await expect(refund).toBeVisible();
  await tabTo(page, /^One more/, 'button');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Why/, 'textbox');
  await page.keyboard.type('Chipped');
  await tabTo(page, /^Give back/, 'button');
  await page.keyboard.press('Enter');
  await expect(refund).toHaveCount(0);
  await expect(page.getByText(/1 of 3 refunded/)).toBeVisible();

  await find(page, productName, productName);
  await page.waitForURL('**/admin/products/*');
  await expect(page.locator('form[data-ready]')).toBeVisible();
  await tabTo(page, 'Price', 'textbox');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12,50');
  await page.keyboard.press('Control+s');
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  const { price } = await (await page.request.get(`/api/admin/products/${page.url().split('/').at(-1)}`)).json();
  expect(price).toBe(1_250);
});

test('a conflict is settled, prices are raised after a look at them, and a product is purged', async ({ page }) => {
  test.slow();
  const mark = randomBytes(4).toString('hex');
  const variants = [{ sku: `K-${mark.toUpperCase()}`, price: 1_000, available: 5 }];
  const data = { name: `Key ${mark}`, brand: 'Teststein', status: 'published', variants };
  const { id, slug } = await (await page.request.post('/api/admin/products', { data })).json();

  await openEditor(page, `/admin/products/${id}`);
  await tabTo(page, 'Name', 'textbox');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(`Mine ${mark}`);
  await page.request.patch(`/api/admin/products/${id}`, { data: { name: `Theirs ${mark}` } });
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog', { name: 'Somebody else has saved this product' })).toBeVisible();
  await tabTo(page, /^Mine/, 'radio');
  await page.keyboard.press('Space');
  await tabTo(page, 'Save what was chosen', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `Mine ${mark}` })).toBeVisible();

  const views = page.waitForResponse((response) => response.url().includes('/api/admin/views'));
  await page.goto(`/admin/products?q=${mark}`);
  await views;
  await expect(page.getByRole('status').first()).toHaveText('1 product');
  for (const key of ['j', 'x', 'e']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog', { name: 'Edit 1 product' })).toBeVisible();
  await tabTo(page, 'Prices', 'combobox');
  await page.keyboard.type('Raise by p');
  await tabTo(page, 'By how many percent', 'textbox');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('€11.00')).toBeVisible();
  await tabTo(page, 'Change 1 product', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 product written')).toBeVisible();

  await page.goto('/admin/cache');
  await tabTo(page, 'Purge…', 'button');
  await page.keyboard.press('Enter');
  await tabTo(page, 'By', 'combobox');
  await page.keyboard.type('P');
  await tabTo(page, 'Product', 'textbox');
  await page.keyboard.type(`/products/${slug}`);
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('dialog')
      .getByText(/^Live everywhere after/)
      .first(),
  ).toBeVisible();
});

test('a file is imported as far as it can be', async ({ page }) => {
  const mark = randomBytes(4).toString('hex').toUpperCase();
  await page.goto('/admin/bulk/import');
  await tabToThis(page, page.getByLabel('Drop a CSV or JSON file here'), 'the field of the file');
  let chooser: FileChooser | undefined;
  // A browser opens nothing for a page that it has not painted yet.
  await expect(async () => {
    const opened = page.waitForEvent('filechooser', { timeout: 1_000 });
    await page.keyboard.press('Enter');
    chooser = await opened;
  }).toPass();
  const text = `sku,name,brand,price\nF-${mark},Cup ${mark},Nordvik,4\nG-${mark},Cup,Nordvik,cheap\n`;
  await chooser?.setFiles({ name: 'cups.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await tabTo(page, 'Check the file', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“cheap” is no amount such as 12.90')).toBeVisible();
  await tabTo(page, 'Change 1 product', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 product written')).toBeVisible();
});

test('stock is adjusted, and a promotion is added', async ({ page }) => {
  const mark = randomBytes(4).toString('hex').toUpperCase();
  const variants = [{ sku: `A-${mark}`, price: 1_000, available: 5 }];
  const data = { name: `Stocked ${mark}`, brand: 'Teststein', status: 'published', variants };
  const product = await (await page.request.post('/api/admin/products', { data })).json();
  await page.goto(`/admin/inventory?q=A-${mark}`);
  await tabTo(page, /^Adjust Stocked/, 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, 'Units', 'textbox');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  const stock = await page.request.get(`/api/inventory?ids=${product.variants[0].id}`);
  expect((await stock.json()).items).toMatchObject([{ available: 12 }]);

  await page.goto('/admin/promotions/new');
  await tabTo(page, 'Name', 'textbox');
  await page.keyboard.type(`Keys ${mark}`);
  await tabTo(page, 'Takes off, %', 'textbox');
  await page.keyboard.type('5');
  await tabTo(page, 'Code', 'textbox');
  await page.keyboard.type(`K${mark}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `Keys ${mark}` })).toBeVisible();
});
