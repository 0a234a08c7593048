import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { addToCart, assertBought, enterAddress, openCheckout, pay } from './support/buyer.ts';
import { test } from './support/desk.ts';
import { switchScheme } from './support/shop.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In both schemes: each has colours of its own. */
async function assertAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await switchScheme(page, colorScheme);
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html) }));
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

test('is accessible from the cart to the invoice', async ({ page, desk }) => {
  test.slow(true, 'six pages are judged twice each');
  await addToCart(page, await desk.stock());
  await page.goto('/cart');
  await assertAccessible(page, 'cart');
  await openCheckout(page);
  await assertAccessible(page, 'checkout');
  await pay(page);
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was ordered' })).toBeVisible();
  await assertAccessible(page, 'checkout with errors');
  await enterAddress(page);
  await pay(page);
  const address = await assertBought(page);
  await assertAccessible(page, 'order');
  await page.goto(address.replace('?', '/invoice?'));
  await assertAccessible(page, 'invoice');
  await page.goto('/sign-in');
  await assertAccessible(page, 'sign-in');
});
