import { expect, type Page, test } from '@playwright/test';
import { expectSound, holdStill, onPhonesOnly, signInAsAdmin } from './support/admin.ts';

holdStill();
test.beforeEach(({ page }) => signInAsAdmin(page));

type Listed = { id: string; slug: string };

async function findProduct(page: Page, at: number): Promise<Listed> {
  const { items } = await (await page.request.get('/api/products?pageSize=24')).json();
  return items[at] as Listed;
}

test('a purge shows how it reaches every layer, and stands in the feed of changes', async ({ page }) => {
  const { id, slug } = await findProduct(page, 5);
  await page.goto('/admin/cache');
  await page.getByRole('button', { name: 'Purge…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Purge' });
  await dialog.getByLabel('Tags').fill('Not A Tag!');
  await dialog.getByRole('button', { name: 'Purge' }).click();
  await expect(dialog.getByLabel('Tags')).toHaveAccessibleDescription(/Must be small letters/);
  await dialog.getByLabel('By').selectOption('Product');
  await dialog.getByLabel('Product').fill(`/products/${slug}`);
  await dialog.getByRole('button', { name: 'Purge' }).click();
  const receipt = dialog.getByRole('region', { name: 'How the change reaches the shop' });
  await expect(receipt.getByRole('status')).toHaveText(/^Live everywhere after \d+ ms|^Live everywhere after [\d.]+ s/);
  await receipt.getByRole('link', { name: /^Change \d+$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Change \d+$/ })).toBeVisible();
  await expect(page.getByText(`product:${id}`, { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Changes', exact: true }).last().click();
  await expect(page.getByRole('link', { name: /^\d+ purge$/ }).first()).toBeVisible();
});

test('plots show what a cached thing does, with the aim for what it may miss', async ({ page }) => {
  await findProduct(page, 0);
  await page.goto('/admin/cache');
  await page.getByRole('button', { name: 'product', exact: true }).click();
  await expect(page).toHaveURL(/thing=product/);
  await expect(page.getByRole('img', { name: /^Miss rate\. Now: missed .*, aim, at most 10 %\.$/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Reads by the layer that answered/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /leads/ })).toBeVisible();
});

test('an address says which layers hold what of it, and that it is what the database has', async ({ page }) => {
  const { id, slug } = await findProduct(page, 6);
  await page.request.get(`/products/${slug}`);
  await page.goto('/admin/cache/inspect');
  await page.getByLabel('Address, product id or key').fill(`/products/${slug}`);
  await page.keyboard.press('Enter');
  const product = page.getByRole('region', { name: new RegExp(`^Key product:\\d+:${id}$`) });
  await expect(product.getByRole('heading', { name: 'Every copy is what the database has' })).toBeVisible();
  await expect(product.getByRole('row', { name: /^Postgres/ })).toContainText('version');
  await expect(page.getByRole('region', { name: /^Key page:/ })).toContainText(`product:${id}`);
});

test('every page works at 390 px', async ({ page, isMobile }) => {
  onPhonesOnly(isMobile);
  const { slug } = await findProduct(page, 7);
  await page.request.get(`/products/${slug}`);
  await page.request.post('/api/admin/cache/purge', {
    data: { product: slug },
    headers: { origin: test.info().project.use.baseURL as string },
  });
  await page.goto('/admin/cache');
  await expect(page.getByRole('img', { name: /^Miss rate/ })).toBeVisible();
  await expectSound(page);
  await page.goto(`/admin/cache/inspect?q=/products/${slug}`);
  await expectSound(page);
  await page.goto('/admin/changes');
  await expectSound(page);
  await page
    .getByRole('link', { name: /^\d+ purge$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Change \d+$/ })).toBeVisible();
  await expectSound(page);
});
