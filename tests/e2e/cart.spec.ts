import { expect, test } from '@playwright/test';
import { formatMoney } from '#lib/money/format.ts';
import { assertAccessible } from './support/accessible.ts';
import {
  addButton,
  addToCart,
  assertBadge,
  cartLink,
  fillCart,
  findPlentiful,
  holdWrites,
  openDrawer,
} from './support/cart.ts';
import { type PressTimes, timePress } from './support/press-times.ts';
import { openProduct } from './support/shop.ts';

/** What does not depend on the layout is tried at one width. */
const onDesktop = ({ isMobile }: { isMobile: boolean }) => test.skip(isMobile, 'tried on a desktop');

test('what is added shows at once, in the drawer and after a reload', async ({ page, request }) => {
  const product = await findPlentiful(request, 10);
  await openProduct(page, product);
  await assertBadge(page, 0);
  await addToCart(page);
  await assertBadge(page, 1);
  const drawer = await openDrawer(page);
  await expect(drawer.getByRole('article', { name: product.name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(cartLink(page)).toBeFocused();
  await page.reload();
  await assertBadge(page, 1);
});

test('twelve quick presses are twelve pieces and few requests', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  await openProduct(page, await findPlentiful(request, 20));
  const writes = await holdWrites(page);
  await addToCart(page, 12);
  await assertBadge(page, 12);
  writes.release();
  await expect.poll(async () => (await (await page.request.get('/api/cart')).json()).items[0]?.quantity).toBe(12);
  expect(writes.count()).toBe(2);
  await assertBadge(page, 12);
});

test('a press right before leaving the page is not lost', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  await openProduct(page, await findPlentiful(request, 10));
  await addToCart(page, 3);
  await page.goto('/');
  await assertBadge(page, 3);
});

test('what the server refuses is taken back, with its reason', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  await openProduct(page, await findPlentiful(request, 10));
  let answer = () => {};
  const pressed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/cart/items', async (route) => {
    await pressed;
    const problem = {
      type: 'https://strata.test/problems/out-of-stock',
      title: 'Sold out',
      detail: 'The last one is gone.',
    };
    await route.fulfill({ status: 409, contentType: 'application/problem+json', json: problem });
  });
  await addToCart(page);
  await assertBadge(page, 1);
  answer();
  await assertBadge(page, 0);
  await expect(page.getByRole('alert').filter({ hasText: 'The last one is gone.' })).toBeVisible();
});

test('what is refused is said where the shopper looks, however far down that is', async ({
  isMobile,
  page,
  request,
}) => {
  onDesktop({ isMobile });
  await fillCart(page, request, 7);
  await page.goto('/cart');
  await page.route('**/api/cart/items/*', (route) =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', json: { detail: 'The last one is gone.' } }),
  );
  const last = page.getByRole('article').last();
  await last.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The last one is gone.' })).toBeInViewport();
  await expect(page.getByRole('article')).toHaveCount(7);
});

test('what was emptied elsewhere is not shown any more', async ({ isMobile, page, context, request }) => {
  onDesktop({ isMobile });
  await openProduct(page, await findPlentiful(request, 10));
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/cart/items'));
  await addToCart(page);
  await kept;
  await assertBadge(page, 1);
  const other = await context.newPage();
  await other.goto('/api/health/live');
  await other.evaluate(() => fetch('/api/cart', { method: 'DELETE' }));
  await assertBadge(page, 0);
});

test('keys keep their place when something is taken out', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  await fillCart(page, request, 2);
  await page.goto('/cart');
  const lines = page.getByRole('article');
  const quantity = lines.first().getByRole('textbox');
  // Keys do nothing before the page has its scripts.
  await expect(async () => {
    await quantity.fill('2');
    await quantity.press('Enter');
    await expect(cartLink(page)).toHaveAccessibleName('Cart, 3 items', { timeout: 500 });
  }).toPass();
  await expect(quantity).toBeFocused();
  await lines.first().getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(lines).toHaveCount(1);
  await expect(lines.getByRole('button', { name: 'Remove' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /^1 item in the cart, €/ })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing in it yet')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Contents of the cart' })).toBeFocused();
});

test('other tabs are in step', async ({ isMobile, page, context, request }) => {
  onDesktop({ isMobile });
  const product = await findPlentiful(request, 10);
  await openProduct(page, product);
  await addToCart(page, 2);
  await assertBadge(page, 2);
  const other = await context.newPage();
  await openProduct(other, product);
  await assertBadge(other, 2);
  await addToCart(other);
  await assertBadge(page, 3);
});

test('quantities are changed and things taken out on the page of the cart', async ({ page, request }) => {
  const product = await findPlentiful(request, 10);
  const price = product.variants[0]?.price ?? 0;
  await openProduct(page, product);
  await addToCart(page);
  await assertBadge(page, 1);
  await page.goto('/cart');
  const line = page.getByRole('article', { name: product.name });
  await line.getByRole('button', { name: 'One more' }).click();
  await expect(line).toContainText(formatMoney(2 * price, 'EUR'));
  await line.getByRole('textbox').fill('4');
  await line.getByRole('textbox').press('Enter');
  await assertBadge(page, 4);
  await line.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Nothing in it yet')).toBeVisible();
  await assertBadge(page, 0);
});

test('a price that has changed since is explained until it was seen', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  const product = await findPlentiful(request, 10);
  await openProduct(page, product);
  await addToCart(page);
  await assertBadge(page, 1);
  const message = 'It was €1.00 and is €2.00 now.';
  await page.route('**/api/cart', async (route) => {
    // What is told to the shop may still be on its way when the test ends.
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const cart = await response.json();
    cart.notices = [{ id: 'price:1:200', kind: 'price-changed', message }];
    await route.fulfill({ response, json: cart });
  });
  await page.goto('/');
  const drawer = await openDrawer(page);
  await expect(drawer.getByText(message)).toBeVisible();
  await drawer.getByRole('button', { name: 'Got it' }).click();
  await expect(drawer.getByText(message)).toBeHidden();
});

test('a shared link puts its code into the cart, which says what it does', async ({ page, request }) => {
  const product = await findPlentiful(request, 10);
  await page.goto('/promo/welcome10');
  await expect(page).toHaveURL('/cart');
  await expect(page.getByText('WELCOME10 applies as soon as there is something in your cart.')).toBeVisible();
  await openProduct(page, product);
  await addToCart(page);
  const drawer = await openDrawer(page);
  await expect(drawer.getByText('10 % off your first order')).toBeVisible();
  const price = product.variants[0]?.price ?? 0;
  await expect(drawer.getByText(`−${formatMoney(Math.round(price / 10), 'EUR')}`)).toBeVisible();
  await drawer.getByRole('button', { name: 'Remove the code WELCOME10' }).click();
  await expect(drawer.getByText('10 % off your first order')).toBeHidden();
});

test('a code that is none is refused beside its field, which keeps it', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  await openProduct(page, await findPlentiful(request, 10));
  await addToCart(page);
  const drawer = await openDrawer(page);
  await drawer.getByText('Have a code?').click();
  const field = drawer.getByRole('textbox', { name: 'Code' });
  await field.fill('no-such-code');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription('There is no code NO-SUCH-CODE.');
  await expect(field).toHaveValue('no-such-code');
});

// How soon is printed, and no reason to fail: on a busy machine it says more of the machine.
test('every press shows, and it is told how soon', async ({ isMobile, page, request }) => {
  onDesktop({ isMobile });
  await openProduct(page, await findPlentiful(request, 20));
  await addToCart(page);
  await assertBadge(page, 1);
  const times: PressTimes[] = [];
  for (let press = 0; press < 9; press += 1) {
    const settled = page.waitForResponse('**/api/cart/items').then((response) => response.finished());
    const timed = await timePress(page);
    await addButton(page).click();
    await settled;
    times.push(await timed.read());
    await assertBadge(page, press + 2);
  }
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[4]?.toFixed(1);
  const [badge, server] = [times.map(({ badgeMs }) => badgeMs), times.map(({ serverMs }) => serverMs)];
  console.log(`click to painted badge ${median(badge)} ms, to the end of the server's answer ${median(server)} ms`);
});

test('is accessible: the drawer and the page of the cart', async ({ page, request }) => {
  await openProduct(page, await findPlentiful(request, 10));
  await addToCart(page, 2);
  const drawer = await openDrawer(page);
  await expect(drawer.getByRole('article')).toBeVisible();
  await assertAccessible(page, 'drawer');
  await page.goto('/promo/freeship');
  await expect(page.getByRole('article')).toBeVisible();
  await assertAccessible(page, 'page');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('something is added by a form, and the cart has no button that would do nothing', async ({
    isMobile,
    page,
    request,
  }) => {
    onDesktop({ isMobile });
    const product = await findPlentiful(request, 10);
    await openProduct(page, product);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(page).toHaveURL('/cart');
    const line = page.getByRole('article', { name: product.name });
    await expect(line).toContainText('1 of it');
    await expect(line.getByRole('button')).toHaveCount(0);
    await page.goto('/promo/no-such-code');
    await expect(page.getByText('There is no code NO-SUCH-CODE.').filter({ visible: true })).toBeVisible();
  });
});
