import { expect, test } from '@playwright/test';
import { searchFor } from './support/shop.ts';

const unknown = {
  'a product': '/products/there-is-no-such-thing',
  'a category': '/categories/there/is/none',
  'a page': '/there-is-no-such-page',
};

for (const [what, path] of Object.entries(unknown)) {
  test(`answers 404 with a way on for ${what} that is not there`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
    await searchFor(page, 'cup');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('cup');
  });
}

test('has the whole 404 page in its HTML', async ({ request }) => {
  const html = await (await request.get(unknown['a product'])).text();
  expect(html).toContain('This product is not here');
});
