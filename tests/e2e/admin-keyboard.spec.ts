import { expect, type Page, test } from '@playwright/test';
import { holdStill, signInAsAdmin } from './support/admin.ts';
import { tabTo } from './support/keyboard.ts';
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
  await expect(page.getByRole('option', { name: option })).toBeVisible();
  await page.keyboard.press('Enter');
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
