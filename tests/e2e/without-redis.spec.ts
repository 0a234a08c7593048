import { expect } from '@playwright/test';
import { addToCart, assertBought, chooseCard, enterAddress, openCheckout, pay } from './support/buyer.ts';
import { test } from './support/desk.ts';
import { searchFor } from './support/shop.ts';

// The shop's Redis refuses every connection: nothing is shared between processes, and nothing but speed may be missing.

test('sells to a guest without Redis', async ({ page, desk }) => {
  const product = await desk.stock({ available: 2 });
  await page.goto('/');
  await searchFor(page, product.name);
  await page.getByRole('main').getByRole('link', { name: product.name }).click();
  await addToCart(page, product);
  await openCheckout(page);
  await enterAddress(page);
  await chooseCard(page, 'A card that is declined');
  await pay(page);
  await expect(page.getByText('The card was declined')).toBeVisible();
  await chooseCard(page, 'A card that works');
  await pay(page);
  await assertBought(page);
  expect(await desk.countStock(product)).toBe(1);
});
