import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import type { ShopProduct } from './shop.ts';

/** The first popular product of whose first variant there are at least so many. */
export async function findPlentiful(request: APIRequestContext, atLeast: number): Promise<ShopProduct> {
  const { items } = await (await request.get('/api/products?pageSize=60&inStock=true')).json();
  for (const { id } of items) {
    const product: ShopProduct = await (await request.get(`/api/products/${id}`)).json();
    const variantId = product.variants[0]?.id;
    const stock = await (await request.get(`/api/inventory?ids=${variantId}`)).json();
    if (stock.items[0]?.available >= atLeast) return product;
  }
  throw new Error(`There are ${atLeast} of nothing in the catalogue`);
}

/** Puts one each of so many products into the page's cart, by the API. */
export async function fillCart(page: Page, request: APIRequestContext, products: number): Promise<void> {
  const { items } = await (await request.get('/api/products?pageSize=60&inStock=true')).json();
  let filled = 0;
  for (const { id } of items) {
    if (filled === products) return;
    const { variants } = await (await request.get(`/api/products/${id}`)).json();
    const data = { variantId: variants[0]?.id, quantity: 1 };
    filled += (await page.request.post('/api/cart/items', { data })).ok() ? 1 : 0;
  }
}

export const addButton = (page: Page): Locator => page.getByRole('button', { name: /^(Add to cart|Added)$/ });

/** Adds the chosen variant, once scripts are there to do it in place. */
export async function addToCart(page: Page, times = 1): Promise<void> {
  await expect(page.getByText('Counted a moment ago.')).toBeVisible();
  for (let press = 0; press < times; press += 1) await addButton(page).click();
}

export const cartLink = (page: Page): Locator => page.getByRole('banner').getByRole('link', { name: /^Cart, / });

export async function assertBadge(page: Page, units: number): Promise<void> {
  const name = units === 0 ? 'Cart, empty' : `Cart, ${units} ${units === 1 ? 'item' : 'items'}`;
  await expect(cartLink(page)).toHaveAccessibleName(name);
}

export async function openDrawer(page: Page): Promise<Locator> {
  await cartLink(page).click();
  const drawer = page.getByRole('dialog', { name: 'Your cart' });
  await expect(drawer).toBeVisible();
  return drawer;
}

/** Keeps what is written to the cart from the server until it is released. */
export async function holdWrites(page: Page) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let writes = 0;
  await page.route('**/api/cart/items**', async (route) => {
    writes += 1;
    await released;
    await route.continue();
  });
  return { release, count: () => writes };
}
