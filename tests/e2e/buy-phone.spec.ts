import { expect } from '@playwright/test';
import { addToCart, assertBought, enterAddress, openCheckout, pay, summary } from './support/buyer.ts';
import { test } from './support/desk.ts';

test.skip(({ isMobile }) => !isMobile, 'the way on a phone');

test('buys on a phone, where the summary is folded up and nothing is wider than the screen', async ({ page, desk }) => {
  const product = await desk.stock();
  const assertFits = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await addToCart(page, product);
  await openCheckout(page);
  await assertFits();
  await expect(summary(page).getByText(product.name)).toBeHidden();
  await summary(page).getByRole('button', { name: 'Show what you buy' }).tap();
  await expect(summary(page).getByText(product.name)).toBeVisible();
  await enterAddress(page);
  await pay(page);
  await assertBought(page);
  await assertFits();
});
