import { expect } from '@playwright/test';
import { addToCart, assertBought, enterAddress, openCheckout, pay, payButton, summary } from './support/buyer.ts';
import { test } from './support/desk.ts';

test.skip(({ isMobile }) => isMobile, 'stock and promotions are the same on a phone');

test('shows what others buy while it is looked at', async ({ page, desk }) => {
  const product = await desk.stock({ available: 3 });
  await page.goto(`/products/${product.slug}`);
  await expect(page.getByText('Only 3 left')).toBeVisible();
  // What is shown may be at most a second old; the rest is for a machine that has more to do.
  await desk.setStock(product, 1);
  await expect(page.getByText('Only 1 left')).toBeVisible({ timeout: 3_000 });
  await desk.setStock(product, 0);
  await expect(page.getByText('Sold out').first()).toBeVisible({ timeout: 3_000 });
});

test('says what was sold out meanwhile, and sells what is left', async ({ page, desk }) => {
  const [gone, left] = await Promise.all([desk.stock({ name: 'Rare stone' }), desk.stock({ name: 'Common stone' })]);
  await addToCart(page, gone);
  await addToCart(page, left);
  await desk.setStock(gone, 0);
  await page.goto('/checkout');
  const refusal = page.getByRole('alert').filter({ hasText: 'Somebody was faster' });
  await expect(refusal).toContainText(`${gone.name} is sold out`);
  await refusal.getByRole('button', { name: 'Go on with what is left' }).click();
  await expect(refusal).toBeHidden();
  await expect(summary(page).getByText(gone.name)).toBeHidden();
  await enterAddress(page);
  await pay(page);
  await assertBought(page);
  await expect(page.getByText(left.name)).toBeVisible();
  await expect(page.getByText(gone.name)).toBeHidden();
});

test('asks again when a price changed while the address was typed', async ({ page, desk }) => {
  const product = await desk.stock({ price: 1000 });
  await addToCart(page, product);
  await openCheckout(page);
  await enterAddress(page);
  await desk.setPrice(product, 1300);
  await pay(page);
  await expect(page.getByText(`${product.name} went up from €10.00 to €13.00.`)).toBeVisible();
  await page.getByRole('button', { name: /^Agree, and pay/ }).click();
  await assertBought(page);
});

test('gives a promotion to as many as it is for', async ({ browser, desk }) => {
  const code = await desk.promote({ kind: 'percentage', value: 5000, totalLimit: 1 });
  const product = await desk.stock({ price: 8000 });
  const [first, second] = await Promise.all([browser.newPage(), browser.newPage()]);
  for (const page of [first, second]) {
    await addToCart(page, product);
    await openCheckout(page);
    await enterAddress(page);
    await page.getByLabel('Promotion code').fill(code);
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(summary(page).getByText('−€40.00')).toBeVisible();
  }
  await pay(first);
  await assertBought(first);
  await pay(second);
  await expect(second.getByRole('alert').first()).toBeVisible();
  await expect(summary(second).getByText('−€40.00')).toBeHidden();
  await payButton(second).click();
  await assertBought(second);
  await Promise.all([first.close(), second.close()]);
});

test('sells a cart once, in whichever of two tabs it is paid first', async ({ context, page, desk }) => {
  const product = await desk.stock({ available: 5 });
  await addToCart(page, product);
  await openCheckout(page);
  await enterAddress(page);
  const other = await context.newPage();
  await openCheckout(other);
  await enterAddress(other);
  await pay(page);
  await assertBought(page);
  await payButton(other).click();
  await expect(other.getByRole('heading', { name: 'There is nothing to pay for' })).toBeVisible();
  await expect(other.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await desk.countStock(product)).toBe(4);
});
