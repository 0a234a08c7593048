import { expect, type Page, test } from '@playwright/test';

const opener = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Departments', exact: true });
const menu = (page: Page) => page.getByRole('navigation', { name: 'Departments', exact: true });

test('opens, walks and closes with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(menu(page).locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(opener(page)).toBeFocused();
});

test('follows a link with the keyboard and leaves nothing open', async ({ page }) => {
  await page.goto('/');
  await opener(page).focus();
  await page.keyboard.press('Space');
  const link = menu(page).getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/categories\//);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(menu(page)).toBeHidden();
});

test('closes when focus moves on to what it covers', async ({ page }) => {
  await page.goto('/');
  await opener(page).click();
  await menu(page).getByRole('link').last().focus();
  await page.keyboard.press('Tab');
  await expect(menu(page)).toBeHidden();
});

test('skips to the content', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('works without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await opener(page).click();
  await menu(page).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/categories\//);
  await context.close();
});
