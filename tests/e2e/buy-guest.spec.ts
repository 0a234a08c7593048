import { expect } from '@playwright/test';
import {
  addToCart,
  assertBought,
  assertCartEmpty,
  enterAddress,
  goToCheckout,
  openCheckout,
  pay,
  payButton,
  summary,
} from './support/buyer.ts';
import { test } from './support/desk.ts';
import { searchFor } from './support/shop.ts';

test.skip(({ isMobile }) => isMobile, 'the way on a phone has a journey of its own');

test('finds something by searching, and buys it as a guest', async ({ page, browser, desk }) => {
  const product = await desk.stock({ name: 'Wandering lantern', available: 3 });
  await page.goto('/');
  await searchFor(page, product.name);
  await page.getByRole('main').getByRole('link', { name: product.name }).click();
  await addToCart(page, product);
  await goToCheckout(page);
  await enterAddress(page);
  await pay(page);

  const address = await assertBought(page);
  await expect(page.getByText('ada@strata.test').first()).toBeVisible();
  expect(await desk.countStock(product)).toBe(2);

  // The link is the guest's key: it opens the order in any browser, and without it nothing does.
  const stranger = await browser.newPage();
  await stranger.goto(address);
  await expect(stranger.getByText(product.name)).toBeVisible();
  const blocked = await stranger.goto(address.replace(/\?.*/, ''));
  expect(blocked?.status()).toBe(404);
  await expect(stranger.getByText(product.name)).toBeHidden();
  await stranger.close();

  await page.getByRole('link', { name: 'Print the invoice' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Invoice S-/);
  await expect(page.getByRole('cell', { name: product.name })).toBeVisible();
  await assertCartEmpty(page);
});

test('keeps what was typed over a reload, and says what is wrong next to it', async ({ page, desk }) => {
  await addToCart(page, await desk.stock());
  await openCheckout(page);
  await enterAddress(page);
  await page.getByLabel('Postal code').fill('1011');
  await page.getByLabel('Town or city').focus();
  await expect(page.getByLabel('Postal code')).toHaveAccessibleDescription(/postal code of Germany/);

  await page.reload();
  await expect(page.getByLabel('Postal code')).toHaveValue('1011');
  await expect(page.getByLabel('Full name')).toHaveValue('Ada Lovelace');
  await pay(page);
  const problems = page.getByRole('alert').filter({ hasText: 'Nothing was ordered' });
  await expect(problems).toBeFocused();
  await problems.getByRole('link', { name: /postal code/i }).click();
  await expect(page.getByLabel('Postal code')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('10117');
  await pay(page);
  await assertBought(page);
});

test('keeps what was entered before the scripts of the page had come', async ({ page, desk }) => {
  await addToCart(page, await desk.stock());
  const { promise: come, resolve: letThemCome } = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await come;
    await route.continue();
  });
  await page.goto('/checkout', { waitUntil: 'commit' });
  await page.getByLabel('Country').selectOption('US');
  await page.getByLabel('Full name').fill('Ada Lovelace');
  letThemCome();
  await expect(page.getByLabel('ZIP code')).toBeVisible();
  await expect(page.getByLabel('Country')).toHaveValue('US');
  await expect(page.getByLabel('Full name')).toHaveValue('Ada Lovelace');
});

test('asks for what an address of the country has, and adds its tax and its delivery', async ({ page, desk }) => {
  await addToCart(page, await desk.stock({ price: 10_000 }));
  await openCheckout(page);
  await expect(summary(page).getByText('Contains VAT')).toBeVisible();
  await page.getByLabel('Country').selectOption('US');
  await expect(page.getByLabel('ZIP code')).toBeVisible();
  await page.getByLabel('State').selectOption('CA');
  await expect(summary(page).getByText('Sales tax')).toBeVisible();
  await expect(summary(page).getByText('€7.25')).toBeVisible();
  await page.getByLabel('Country').selectOption('IE');
  await expect(page.getByLabel('Eircode')).toBeVisible();
  await expect(page.getByLabel('State')).toBeHidden();
});

test('sends a reload, a double click and a lost answer to one and the same order', async ({ page, desk }) => {
  const product = await desk.stock({ available: 5 });
  await addToCart(page, product);
  await openCheckout(page);
  await enterAddress(page);
  let lost = 0;
  // The order is made, and its answer never arrives.
  await page.route('**/api/checkout', async (route) => {
    await route.fetch();
    lost++;
    await route.abort();
  });
  await expect(payButton(page)).toBeEnabled();
  await payButton(page).dblclick();
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
  expect(lost).toBe(1);
  await expect(page.getByLabel('Full name')).toBeDisabled();
  await page.unroute('**/api/checkout');
  await page.reload();
  await assertBought(page);
  expect(await desk.countStock(product)).toBe(4);
});
