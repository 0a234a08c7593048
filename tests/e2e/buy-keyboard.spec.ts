import { expect } from '@playwright/test';
import { ada, assertBought } from './support/buyer.ts';
import { test } from './support/desk.ts';
import { tabTo } from './support/keyboard.ts';

test.skip(({ isMobile }) => isMobile, 'a phone has no Tab key');

test('buys with the keyboard alone', async ({ page, desk }) => {
  const product = await desk.stock();
  await page.goto(`/products/${product.slug}`);
  await tabTo(page, 'Add to cart', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible();
  await tabTo(page, 'Cart, 1 item', 'link', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, 'Check out', 'link');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/checkout');

  await tabTo(page, 'E-mail address', 'textbox');
  await page.keyboard.type(ada.email);
  await tabTo(page, 'Full name', 'textbox');
  await page.keyboard.type(ada.name);
  await tabTo(page, 'Street and number', 'textbox');
  await page.keyboard.type(ada.street);
  await tabTo(page, 'Postal code', 'textbox');
  await page.keyboard.type(ada.postalCode);
  await tabTo(page, 'Town or city', 'textbox');
  await page.keyboard.type(ada.city);
  await tabTo(page, /Standard/, 'radio');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Express/ })).toBeChecked();
  await tabTo(page, /^Pay/, 'button');
  await page.keyboard.press('Enter');
  await assertBought(page);
});
