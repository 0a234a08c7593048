import { expect, test } from '@playwright/test';
import { findProduct, productLinks, searchFor } from './support/shop.ts';

test('finds a product by its name', async ({ page, request }) => {
  const product = await findProduct(request, () => true);
  await page.goto('/');
  await searchFor(page, product.name);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Results for');
  await productLinks(page).filter({ hasText: product.name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: product.name, exact: true })).toBeVisible();
});

test('keeps the words in the field and the order in the address', async ({ page, request }) => {
  const word = (await findProduct(request, () => true)).name.split(' ').at(-1) ?? '';
  await page.goto(`/search?q=${encodeURIComponent(word)}`);
  await expect(page.getByRole('searchbox', { name: 'Search again' })).toHaveValue(word.toLowerCase());
  await page.getByLabel('Sort by').selectOption('Newest');
  await expect(page).toHaveURL(/\?q=[^&]+&sort=newest$/);
});

test('helps when nothing is found', async ({ page }) => {
  await page.goto('/search?q=zzyzx+qwertzuiop');
  await expect(page.getByRole('heading', { name: 'Nothing matches that' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Departments to look in' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/categories\//);
});

test('offers departments before anything is searched for', async ({ page }) => {
  await page.goto('/search');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/search$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Departments to look in' }).getByRole('link').first(),
  ).toBeVisible();
});

test('shows the words of a search as text', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('</script><img src=x onerror=alert(1)>')}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=alert(1)>');
});
