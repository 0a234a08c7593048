import { expect, type Page, test } from '@playwright/test';
import { assertAccessible } from './support/accessible.ts';
import { listDepartments } from './support/shop.ts';

/** Brings the filters up where they are not beside the list. */
async function openFilters(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Filters/ });
  if (await button.isVisible()) await button.click();
}

/** How many products the list says that it has. */
async function countShown(page: Page): Promise<number> {
  const text = (await page.locator('#list-length').textContent()) ?? '';
  return Number(/([\d,]+) products?$/.exec(text.trim())?.[1]?.replace(',', ''));
}

test('narrows a list, says by what, and takes it off again', async ({ page, request }) => {
  const [department] = await listDepartments(request);
  await page.goto(`/categories/${department?.path}`);
  const all = await countShown(page);
  await openFilters(page);
  const filters = page.getByRole('form', { name: 'Filters' });
  const brand = filters.getByRole('group', { name: 'Brand' }).getByRole('checkbox').first();
  const label = await brand.evaluate((input) => input.parentElement?.querySelector('span')?.textContent ?? '');
  const count = await brand.evaluate((input) => input.parentElement?.querySelector('small')?.textContent ?? '');
  await brand.check();
  await filters.getByRole('button', { name: 'Show products' }).click();
  await page.waitForURL('**/*brand=*');
  expect(await countShown(page)).toBe(Number(count.replace(/\D/g, '')));
  expect(await countShown(page)).toBeLessThan(all);
  await assertAccessible(page, 'filtered list', { schemes: ['light'] });
  await page
    .getByRole('list', { name: 'Active filters' })
    .getByRole('link', { name: `Remove filter ${label}` })
    .click();
  await page.waitForURL((url) => !url.searchParams.has('brand'));
  expect(await countShown(page)).toBe(all);
});

test('filters, sheet and all, need no scripts', async ({ browser, baseURL, request, isMobile, viewport }) => {
  const [department] = await listDepartments(request);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    isMobile,
    viewport,
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  await page.goto(`/categories/${department?.path}?sort=newest`);
  await openFilters(page);
  const filters = page.getByRole('form', { name: 'Filters' });
  await filters.getByLabel('Lowest price, EUR').fill('20');
  await filters.getByRole('button', { name: 'Show products' }).click();
  await page.waitForURL('**/*priceFrom=20*');
  await expect(page.getByRole('link', { name: 'Remove filter €20 and up' })).toBeVisible();
  await expect(page).toHaveURL(/sort=newest/);
  await context.close();
});

test('keeps to one way to say a price, and shows what the list is after coming back to it', async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, 'the same form');
  const [department] = await listDepartments(request);
  await page.goto(`/categories/${department?.path}?priceFrom=11`);
  const filters = page.getByRole('form', { name: 'Filters' });
  const lowest = filters.getByLabel('Lowest price, EUR');
  const ranges = filters.getByRole('group', { name: 'Price' });
  await expect(lowest).toHaveValue('11');
  await ranges.getByRole('radio').nth(1).check();
  await expect(lowest).toHaveValue('');
  await lowest.fill('20');
  await expect(ranges.getByRole('radio', { name: 'Any price' })).toBeChecked();
  await filters.getByRole('button', { name: 'Show products' }).click();
  await page.waitForURL('**/*priceFrom=20*');

  await page.goBack();
  await expect(lowest).toHaveValue('11');
  await page.getByLabel('Sort by').selectOption('Newest');
  await page.waitForURL('**/*sort=newest*');
  await page.goBack();
  await expect(page.getByLabel('Sort by')).toHaveValue('popular');
});
