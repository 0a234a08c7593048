import { randomBytes } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import type { ShopProduct } from './shop.ts';

/** Somebody buys three of a new product, without an account. @param page of whoever runs the shop */
export async function sell(page: Page, guest: APIRequestContext) {
  const mark = randomBytes(4).toString('hex');
  const stocked = await page.request.post('/api/admin/products', {
    data: {
      name: `Desk stone ${mark}`,
      brand: 'Teststein',
      status: 'published',
      variants: [{ sku: `D-${mark.toUpperCase()}`, price: 1_000, available: 20 }],
    },
  });
  expect(stocked.ok(), await stocked.text()).toBe(true);
  const product: ShopProduct = await stocked.json();
  const variantId = product.variants[0]?.id ?? '';
  const data = { variantId, quantity: 3 };
  expect((await guest.post('/api/cart/items', { data })).ok()).toBe(true);
  const bought = await guest.post('/api/checkout', {
    headers: { 'idempotency-key': `desk-${mark}` },
    data: {
      email: `grace-${mark}@strata.test`,
      shippingAddress: {
        name: 'Grace Hopper',
        line1: 'Main Street 1',
        city: 'Berlin',
        postalCode: '10115',
        country: 'DE',
      },
      shippingMethod: 'standard',
      payment: { provider: 'test', token: 'tok_ok' },
    },
  });
  expect(bought.status(), await bought.text()).toBe(201);
  const { orderId, number, url }: { orderId: string; number: string; url: string } = await bought.json();
  // Its origin is that of the shop's configuration, which need not be where the test reaches it.
  const { pathname, search } = new URL(url);
  return {
    orderId,
    number,
    url: pathname + search,
    variantId,
    productName: product.name,
    email: `grace-${mark}@strata.test`,
  };
}
