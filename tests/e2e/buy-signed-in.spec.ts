import { expect } from '@playwright/test';
import { addToCart, assertBought, openCheckout, pay, signUp } from './support/buyer.ts';
import { test } from './support/desk.ts';

test.skip(({ isMobile }) => isMobile, 'an account is the same on a phone');

test('buys with an account: the address is there, the order is in the list and nobody else sees it', async ({
  page,
  browser,
  baseURL,
  desk,
}) => {
  const email = await signUp(page, String(baseURL));
  const address = {
    name: 'Grace Hopper',
    line1: 'Rue de Rivoli 10',
    city: 'Paris',
    postalCode: '75001',
    country: 'FR',
  };
  const headers = { origin: String(baseURL) };
  expect((await page.request.post('/api/account/addresses', { data: address, headers })).ok()).toBe(true);

  const product = await desk.stock();
  await addToCart(page, product);
  await openCheckout(page);
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await expect(page.getByRole('radio', { name: /Rue de Rivoli 10/ })).toBeChecked();
  await pay(page);
  const order = await assertBought(page);
  expect(new URL(order).search).toBe('');

  await page.goto('/account/orders');
  await page.getByRole('link', { name: /^Order S-/ }).click();
  await expect(page.getByText(product.name)).toBeVisible();
  await page.getByRole('button', { name: 'Buy it again' }).click();
  await page.waitForURL('**/cart');
  await expect(page.getByRole('article', { name: product.name })).toBeVisible();

  const stranger = await browser.newPage();
  expect((await stranger.goto(order))?.status()).toBe(404);
  await stranger.close();
});
