import { type Browser, expect, type Page, test } from '@playwright/test';
import { assertAccessible } from './support/accessible.ts';
import { findProduct, openProduct, type ShopProduct, setShownStock } from './support/shop.ts';

const anyProduct = (page: Page, not?: ShopProduct) => findProduct(page.request, ({ id }) => id !== not?.id);

const heartOf = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Wishlist', exact: true });

/** Presses the heart of the product that is shown, with the keyboard alone. */
async function wishByKeyboard(page: Page): Promise<void> {
  await heartOf(page).focus();
  await page.keyboard.press('Enter');
  await expect(heartOf(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'On your wishlist.' })).toBeVisible();
}

async function signUp(page: Page, name: string): Promise<void> {
  const email = `${crypto.randomUUID()}@strata.test`;
  const data = { email, name, password: 'correct horse battery' };
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/api/auth/sign-up/email', {
    data,
    headers: { origin, 'x-forwarded-for': `198.51.100.${1 + Math.floor(Math.random() * 250)}` },
  });
  expect(answer.status()).toBe(200);
}

async function openAsStranger(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  return page;
}

test('a guest’s wishlist goes to the account, and is shared until that is taken back', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'tried on a desktop');
  const product = await anyProduct(page);
  await openProduct(page, product);
  await wishByKeyboard(page);

  await page.goto('/wishlist');
  const card = page.getByRole('main').getByRole('article');
  await expect(card.getByRole('button', { name: `Wishlist: ${product.name}` })).toHaveAttribute('aria-pressed', 'true');

  await signUp(page, 'Ada Lovelace');
  await page.goto('/wishlist');
  await expect(page).toHaveURL(/\/account\/wishlist$/);
  await expect(card.getByRole('link', { name: product.name })).toBeVisible();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to the list' }).inputValue();
  await assertAccessible(page, 'wishlist', { schemes: ['light'] });

  const stranger = await openAsStranger(browser, new URL(link).pathname);
  await expect(stranger.getByRole('heading', { level: 1, name: 'Ada’s wishlist' })).toBeVisible();
  await expect(stranger.getByRole('main').getByRole('link', { name: product.name })).toBeVisible();
  await expect(stranger.getByRole('main')).not.toContainText('Lovelace');

  await page.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'leads nowhere' })).toBeVisible();
  expect((await stranger.reload())?.status()).toBe(404);
  await stranger.context().close();
});

test('a heart that the account does not take is emptied again, and says why', async ({ page }) => {
  const product = await anyProduct(page);
  await openProduct(page, product);
  await signUp(page, 'Ada');
  await openProduct(page, product);
  await page.route('**/api/account/wishlist', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 500, json: {} }) : route.continue(),
  );
  await heartOf(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'could not be saved' })).toBeVisible();
  await expect(heartOf(page)).toHaveAttribute('aria-pressed', 'false');
});

test('what was looked at before is shown below, and forgotten on request', async ({ page }) => {
  const first = await anyProduct(page);
  const second = await anyProduct(page, first);
  await openProduct(page, first);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('strata:viewed'))).toContain(first.id);
  await openProduct(page, second);
  const rail = page.getByRole('region', { name: 'Looked at before' });
  await expect(rail.getByRole('link')).toHaveText([first.name]);
  await rail.getByRole('button', { name: 'Forget them' }).click();
  await expect(rail).toBeHidden();
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Looked at before' })).toBeHidden();
});

test('who finds something sold out can have themselves told', async ({ page }) => {
  const product = await anyProduct(page);
  await setShownStock(page, () => 0);
  await openProduct(page, product);
  await page.getByRole('button', { name: 'Tell me' }).click();
  const field = page.getByRole('textbox', { name: 'E-mail' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Write an e-mail address/);
  await field.fill('ada@strata.test');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'We write once to ada@strata.test' })).toBeVisible();
});

test('the form of a review tells a guest what it takes, and gives the focus back', async ({ page }) => {
  await openProduct(page, await anyProduct(page));
  const button = page.getByRole('button', { name: 'Write a review' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: /^Your review of/ });
  await expect(dialog.getByRole('link', { name: 'Sign in to write one' })).toBeVisible();
  await assertAccessible(page, 'form of a review', { within: 'dialog', schemes: ['light'] });
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

/** An order of one piece, paid: by the shop's API, as its own pages do it. */
async function buy(page: Page, product: ShopProduct): Promise<void> {
  const origin = new URL(page.url()).origin;
  const { items } = await (
    await page.request.get(`/api/inventory?ids=${product.variants.map(({ id }) => id).join(',')}`)
  ).json();
  const variantId = items.find(({ available }: { available: number }) => available > 0)?.variantId;
  const added = await page.request.post('/api/cart/items', { data: { variantId, quantity: 1 }, headers: { origin } });
  expect(added.ok()).toBe(true);
  const bought = await page.request.post('/api/checkout', {
    headers: { origin, 'Idempotency-Key': crypto.randomUUID() },
    data: {
      email: 'ada@strata.test',
      shippingAddress: { name: 'Ada', line1: 'Main Street 1', city: 'Dublin', postalCode: 'D01 F5P2', country: 'IE' },
      shippingMethod: 'standard',
      payment: { provider: 'test', token: 'tok_ok' },
    },
  });
  expect(bought.status(), await bought.text()).toBe(201);
}

test('a buyer writes a review, is told what is missing and that it waits to be read, and removes it', async ({
  page,
}) => {
  const product = await findProduct(page.request, ({ variants }) => variants.length > 2);
  await openProduct(page, product);
  await signUp(page, 'Ada');
  await buy(page, product);
  await page.reload();
  await page.getByRole('button', { name: 'Write a review' }).click();
  const dialog = page.getByRole('dialog', { name: /^Your review of/ });
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Does what it should');
  await dialog.getByRole('button', { name: 'Send the review' }).click();
  await expect(dialog.getByRole('alert')).toBeFocused();
  await dialog.getByRole('alert').getByRole('link', { name: 'Choose one to five stars' }).click();
  await expect(dialog.getByRole('radio', { name: '1 of 5: Bad' })).toBeFocused();

  await dialog.getByRole('radio', { name: '4 of 5: Good' }).check();
  await dialog.getByRole('textbox', { name: 'What is it like?' }).fill('Every day since, and glad of it.');
  await assertAccessible(page, 'form of a review', { within: 'dialog', schemes: ['light'] });
  await dialog.getByRole('button', { name: 'Send the review' }).click();
  await expect(dialog.getByRole('status')).toContainText('as soon as somebody of the shop has read it');
  await expect(dialog.getByRole('status')).toBeFocused();
  await expect(dialog.getByRole('textbox', { name: 'In a few words' })).toHaveValue('Does what it should');

  await dialog.getByRole('button', { name: 'Remove it' }).click();
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Remove it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove it for good' }).click();
  await expect(dialog.getByRole('status')).toContainText('It shows nowhere any more.');
  await expect(dialog.getByRole('status')).toBeFocused();
  await expect(dialog.getByRole('textbox', { name: 'In a few words' })).toHaveValue('');
});
