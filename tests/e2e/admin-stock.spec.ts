import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';

/** Stock, from whoever runs the shop to whoever buys there. */

holdStill();

test.beforeEach(({ page }) => signInAsAdmin(page));

/** A product of its own for each test, on sale. */
async function createProduct(page: Page) {
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const data = {
    name: `Lamp ${mark}`,
    brand: 'Norrvik',
    status: 'published',
    variants: [{ sku: `LAMP-${mark}`, price: 4_900, available: 10 }],
  };
  const response = await page.request.post('/api/admin/products', { data });
  expect(response.status()).toBe(201);
  const { variants } = await response.json();
  return { sku: data.variants[0]?.sku as string, variantId: variants[0].id as string };
}

test('stock that has moved meanwhile is not overwritten unseen', async ({ page }) => {
  const { sku, variantId } = await createProduct(page);
  await page.goto('/admin/inventory');
  const search = page.getByRole('searchbox', { name: 'Search by SKU or product' });
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(sku.toLowerCase());
  await page.getByRole('button', { name: new RegExp(`^Adjust Lamp .*${sku}$`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Set to' }).click();
  await dialog.getByLabel('Units').fill('0');
  const sold = { data: { delta: -3, reason: 'Sold at the counter' } };
  expect((await page.request.put(`/api/admin/inventory/${variantId}`, sold)).status()).toBe(200);
  await dialog.getByRole('button', { name: 'Book it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('10 then, 7 now');
  await dialog.getByRole('button', { name: 'Set it all the same' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table')).toContainText('Sold out');
});

test('a count is scanned, compared, and booked', async ({ page }) => {
  const [lamp, other] = [await createProduct(page), await createProduct(page)];
  await page.goto('/admin/inventory/count');
  await expect(page.getByLabel('SKU')).toBeFocused();
  for (const sku of [lamp.sku, lamp.sku, 'NO-SUCH-LAMP']) {
    await page.keyboard.type(sku.toLowerCase());
    await page.keyboard.press('Enter');
  }
  await page.getByRole('checkbox', { name: 'Each scan counts one unit' }).uncheck();
  await page.getByLabel('SKU', { exact: true }).fill(other.sku);
  await page.keyboard.press('Enter');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Compare with the stock' }).click();

  const differences = page.getByRole('region', { name: 'Differences' });
  await expect(differences.getByRole('row', { name: lamp.sku })).toContainText(/10\s*2\s*−8\s*Will be booked/);
  await expect(differences.getByRole('row', { name: other.sku })).toContainText('As expected');
  await expect(differences.getByRole('row', { name: 'NO-SUCH-LAMP' })).toContainText('No such SKU');
  await page.getByRole('button', { name: 'Book 1 difference' }).click();
  await expect(page.getByText('1 difference booked')).toBeVisible();
  const { items } = await (await page.request.get(`/api/inventory?ids=${lamp.variantId}`)).json();
  expect(items).toMatchObject([{ available: 2 }]);
});

test('every page of the stock works on a phone', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  const { variantId } = await createProduct(page);
  for (const path of ['/admin/inventory', '/admin/inventory/count', `/admin/inventory/${variantId}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSound(page);
  }
  await page.getByRole('button', { name: 'Adjust' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectSound(page);
});
