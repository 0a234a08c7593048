import { expect, type Page, test } from '@playwright/test';
import { assertAccessible } from './support/accessible.ts';

/** Types into the search field that is there, and gives it with its list. */
async function type(page: Page, words: string) {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search the shop' }).click();
  const field = page.getByRole('combobox', { name: 'Search the shop' });
  await field.pressSequentially(words);
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(list).toBeVisible();
  return { field, list };
}

test('suggests what is searched for, by keyboard alone', async ({ page }) => {
  const { field, list } = await type(page, 'head');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await field.press('ArrowDown');
  const first = list.getByRole('option').first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  await assertAccessible(page, 'suggestions', { within: 'header', schemes: ['light'] });
  await field.press('Escape');
  await expect(list).toBeHidden();
  await expect(field).toHaveValue('head');
  await field.press('ArrowUp');
  const last = list.getByRole('option').last();
  await expect(last).toHaveAttribute('aria-selected', 'true');
  const name = (await last.textContent()) ?? '';
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
});

test('takes back a choice when other suggestions come in its place', async ({ page }) => {
  const { field, list } = await type(page, 'head');
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/api/search/suggest?*', async (route) => {
    await answered;
    await route.fulfill({ json: { items: [{ kind: 'query', text: 'heads', url: '/search?q=heads', picture: null }] } });
  });
  const asked = page.waitForRequest('**/api/search/suggest?q=heads');
  await field.press('s');
  await asked;
  await field.press('ArrowDown');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  answer();
  await expect(list.getByRole('option')).toHaveText(['heads']);
  await expect(list.getByRole('option')).toHaveAttribute('aria-selected', 'false');
  await expect(field).not.toHaveAttribute('aria-activedescendant');
});

test('suggests nothing old while it cannot be asked', async ({ page }) => {
  const { field, list } = await type(page, 'head');
  await page.route('**/api/search/suggest?*', (route) => route.abort());
  await field.press('s');
  await expect(list).toBeHidden();
  await expect(field).toHaveAttribute('aria-expanded', 'false');
});

test('searches for what was typed where nothing is chosen', async ({ page }) => {
  const { field } = await type(page, 'headphon');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=headphon$/);
});

test('takes a misspelt word for what it was meant to be', async ({ page }) => {
  await page.goto('/search?q=headfones');
  await expect(page.getByText('Showing results for “headphones”')).toBeVisible();
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
});
