import { expect, test } from '@playwright/test';
import { escapePattern, listDepartments, productLinks } from './support/shop.ts';

test('goes from the home page by a department to a product', async ({ page, request }) => {
  const [department] = await listDepartments(request);
  if (!department) throw new Error('The shop has no departments');
  await page.goto('/');
  await page
    .getByRole('region', { name: 'Departments' })
    .getByRole('link', { name: department.name, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: department.name })).toBeVisible();

  const link = productLinks(page).first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const trail = page.getByRole('navigation', { name: 'Breadcrumb' });
  await trail.getByRole('link', { name: department.name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/categories/${department.path}$`));
});

test('narrows a department to one of its categories', async ({ page, request }) => {
  const department = (await listDepartments(request)).find(({ children }) => children.length > 0);
  const category = department?.children[0];
  if (!department || !category) throw new Error('No department has categories');
  await page.goto(`/categories/${department.path}`);
  await page
    .getByRole('navigation', { name: `In ${department.name}` })
    .getByRole('link', { name: new RegExp(`^${escapePattern(category.name)}\\s*[\\d,]+$`) })
    .click();
  await expect(page).toHaveURL(new RegExp(`/categories/${category.path}$`));
  await expect(page.getByRole('heading', { level: 1, name: category.name })).toBeVisible();
});

test('turns the pages of a list', async ({ page, request }) => {
  const department = (await listDepartments(request)).find(({ productCount }) => productCount > 24);
  test.skip(!department, 'no department has a second page');
  const path = `/categories/${department?.path}`;
  await page.goto(path);
  const first = await productLinks(page).first().textContent();
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages.getByRole('link', { name: 'Page 1', exact: true })).toHaveAttribute('aria-current', 'page');

  await pages.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/[?&]page=2$/);
  await expect(pages.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(productLinks(page).first()).not.toHaveText(first ?? '');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\?page=2$/);

  await pages.getByRole('link', { name: 'Previous' }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test('leads back to the first page from behind the last', async ({ page, request }) => {
  const department = (await listDepartments(request)).find(({ productCount }) => productCount > 0);
  const answer = await page.goto(`/categories/${department?.path}?page=9000`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'Go to the first page' }).click();
  await expect(page).toHaveURL(new RegExp(`/categories/${department?.path}$`));
  await expect(productLinks(page).first()).toBeVisible();
});

test('sorts a list by price', async ({ page, request }) => {
  const department = (await listDepartments(request)).find(({ productCount }) => productCount > 1);
  await page.goto(`/categories/${department?.path}`);
  await page.getByLabel('Sort by').selectOption('Price, low to high');
  await expect(page).toHaveURL(/[?&]sort=price-asc$/);
  const answer = await request.get(`/api/products?category=${department?.path}&sort=price-asc&pageSize=1`);
  const { items } = await answer.json();
  await expect(productLinks(page).first()).toHaveText(items[0].name);
});
