import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** What the tests need to know of a product; the API gives more. */
export type ShopProduct = {
  id: string;
  slug: string;
  name: string;
  options: { name: string; values: string[] }[];
  rating: { average: number; count: number };
  variants: { id: string; sku: string; price: number; options: Record<string, string>; imageIndex: number | null }[];
};
export type ShopCategory = { path: string; name: string; productCount: number; children: ShopCategory[] };

async function getJson<Answer>(request: APIRequestContext, url: string): Promise<Answer> {
  const response = await request.get(url);
  expect(response.ok(), url).toBe(true);
  return response.json();
}

export async function listDepartments(request: APIRequestContext): Promise<ShopCategory[]> {
  const { items } = await getJson<{ items: ShopCategory[] }>(request, '/api/categories');
  return items;
}

/** The first of the popular products that `wanted` accepts. */
export async function findProduct(
  request: APIRequestContext,
  wanted: (product: ShopProduct) => boolean,
): Promise<ShopProduct> {
  const { items } = await getJson<{ items: { id: string }[] }>(request, '/api/products?pageSize=60');
  for (const { id } of items) {
    const product = await getJson<ShopProduct>(request, `/api/products/${id}`);
    if (wanted(product)) return product;
  }
  throw new Error('No product of the catalogue is what the test needs');
}

export async function openProduct(page: Page, product: ShopProduct): Promise<void> {
  await page.goto(`/products/${product.slug}`);
  await expect(page.getByRole('heading', { level: 1, name: product.name, exact: true })).toBeVisible();
}

/** Answers for the stock of every variant with `availableOf` it, from now on. */
export async function setShownStock(page: Page, availableOf: (variantId: string) => number): Promise<void> {
  await page.route('**/api/inventory?*', async (route) => {
    const ids = new URL(route.request().url()).searchParams.get('ids')?.split(',') ?? [];
    const items = ids.map((variantId) => ({ variantId, available: availableOf(variantId), version: 1 }));
    await route.fulfill({ json: { items } });
  });
}

export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export async function chooseValue(page: Page, option: string, value: string): Promise<void> {
  const name = new RegExp(`^${escapePattern(value)}( \\(sold out\\))?$`);
  await page.getByRole('group', { name: option }).getByRole('radio', { name }).check();
}

export async function searchFor(page: Page, words: string): Promise<void> {
  // It becomes a combobox when somebody goes into it.
  const field = page
    .getByRole('searchbox')
    .or(page.getByRole('combobox', { name: /search/i }))
    .locator('visible=true')
    .first();
  await field.fill(words);
  await field.press('Enter');
  await page.waitForURL('**/search?**');
}

/** The links of the products in the main part of the page. */
export function productLinks(page: Page) {
  return page.getByRole('main').getByRole('article').getByRole('link');
}

/** Has the page drawn in another scheme. Resolves when nothing of the old one is left: colours may be on their way. */
export async function switchScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
