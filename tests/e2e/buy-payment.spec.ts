import { expect } from '@playwright/test';
import { addToCart, assertBought, chooseCard, enterAddress, openCheckout, pay } from './support/buyer.ts';
import { test } from './support/desk.ts';

test.skip(({ isMobile }) => isMobile, 'payment is the same on a phone');

test('lets a declined card be followed by one that works, with all that was typed, for one order', async ({
  page,
  desk,
}) => {
  const product = await desk.stock({ available: 4 });
  await addToCart(page, product);
  await openCheckout(page);
  await enterAddress(page);
  await chooseCard(page, 'A card that is declined');
  await pay(page);
  const refusal = page.getByRole('alert').filter({ hasText: 'The card was declined' });
  await expect(refusal).toBeFocused();
  await expect(page.getByLabel('Full name')).toHaveValue('Ada Lovelace');
  await chooseCard(page, 'A card that works');
  await pay(page);
  await assertBought(page);
  expect(await desk.countStock(product)).toBe(3);
});

test('takes a card that asks back over the page of its bank', async ({ page, desk }) => {
  await addToCart(page, await desk.stock());
  await openCheckout(page);
  await enterAddress(page);
  await chooseCard(page, 'A card that asks back');
  await pay(page);
  await page.waitForURL('**/pay/test/**');
  await page.getByRole('button', { name: /confirm|approve/i }).click();
  await assertBought(page);
});
