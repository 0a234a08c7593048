import { expect } from '@playwright/test';
import { assertAccessible } from './support/accessible.ts';
import { addToCart, assertBought, chooseCard, enterAddress, openCheckout, pay } from './support/buyer.ts';
import { test } from './support/desk.ts';

test('is accessible from the cart to the invoice', async ({ page, desk }) => {
  test.slow(true, 'seven pages are judged twice each');
  await addToCart(page, await desk.stock());
  await page.goto('/cart');
  await assertAccessible(page, 'cart');
  await openCheckout(page);
  await assertAccessible(page, 'checkout');
  await pay(page);
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was ordered' })).toBeVisible();
  await assertAccessible(page, 'checkout with errors');
  await enterAddress(page);
  await chooseCard(page, 'A card that asks back');
  await pay(page);
  await page.waitForURL('**/pay/test/**');
  await assertAccessible(page, 'bank');
  await page.getByRole('button', { name: 'Confirm' }).click();
  const address = await assertBought(page);
  await assertAccessible(page, 'order');
  await page.goto(address.replace('?', '/invoice?'));
  await assertAccessible(page, 'invoice');
  await page.goto('/sign-in');
  await assertAccessible(page, 'sign-in');
});
