import { randomInt, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { openProduct, type ShopProduct } from './shop.ts';

/** What somebody enters at the checkout. */
export const ada = {
  email: 'ada@strata.test',
  country: 'DE',
  name: 'Ada Lovelace',
  street: 'Unter den Linden 5',
  postalCode: '10117',
  city: 'Berlin',
};

export type TestCard = 'A card that works' | 'A card that asks back' | 'A card that is declined';

export const payButton = (page: Page) => page.getByRole('button', { name: /^(Agree, and )?pay €/i });
export const summary = (page: Page) => page.getByRole('region', { name: 'Order summary' });

/** The server has it in the cart as well. */
export async function addToCart(page: Page, product: ShopProduct): Promise<void> {
  await openProduct(page, product);
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/cart/items') && response.ok());
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await kept;
}

/** From the button in the header over the drawer. */
export async function goToCheckout(page: Page): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Cart, \d/ })
    .click();
  await page.getByRole('dialog').getByRole('link', { name: 'Check out' }).click();
  await page.waitForURL('**/checkout');
}

/** With the cart that this browser has; everything that the server says has arrived. */
export async function openCheckout(page: Page): Promise<void> {
  await page.goto('/checkout');
  await expect(payButton(page)).toBeEnabled();
}

export async function enterAddress(page: Page, person = ada): Promise<void> {
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Country').selectOption(person.country);
  await page.getByLabel('Full name').fill(person.name);
  await page.getByLabel('Street and number').fill(person.street);
  await page.getByLabel('Postal code').fill(person.postalCode);
  await page.getByLabel('Town or city').fill(person.city);
}

export async function chooseCard(page: Page, card: TestCard): Promise<void> {
  await page.getByRole('radio', { name: card }).check();
}

export async function pay(page: Page): Promise<void> {
  await expect(payButton(page)).toBeEnabled();
  await payButton(page).click();
}

/** The order is there and paid. @returns the address of its page */
export async function assertBought(page: Page): Promise<string> {
  await page.waitForURL('**/orders/**');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Thank you/);
  await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible();
  return page.url();
}

/** A new account, signed in in this browser. */
export async function signUp(page: Page, baseURL: string): Promise<string> {
  const email = `${randomUUID()}@strata.test`;
  const data = { email, name: 'Grace Hopper', password: 'a long enough passphrase' };
  const headers = { origin: baseURL, 'x-forwarded-for': `198.51.100.${randomInt(1, 255)}` };
  const response = await page.request.post('/api/auth/sign-up/email', { data, headers });
  expect(response.ok(), await response.text()).toBe(true);
  return email;
}

/** The cart is empty, as the button in the header says. */
export async function assertCartEmpty(page: Page): Promise<void> {
  await page.goto('/cart');
  await expect(page.getByRole('main').getByText('Nothing in it yet')).toBeVisible();
}
