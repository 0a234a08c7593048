import { randomBytes } from 'node:crypto';
import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';
import type { ShopProduct } from './shop.ts';

/** Who stocks the shop for a test, so that no two tests buy the same thing. */
export type Desk = {
  /** A new product of one variant, on sale. */
  stock(wish?: { name?: string; price?: number; available?: number }): Promise<ShopProduct>;
  setStock(product: ShopProduct, available: number): Promise<void>;
  setPrice(product: ShopProduct, price: number): Promise<void>;
  /** A code that nobody else uses. */
  promote(wish: { kind: 'percentage' | 'amount'; value: number; totalLimit?: number }): Promise<string>;
  countStock(product: ShopProduct): Promise<number>;
};

const unique = () => randomBytes(5).toString('hex');
const variantOf = (product: ShopProduct) => {
  const variant = product.variants[0];
  if (!variant) throw new Error(`${product.name} has no variant`);
  return variant;
};

function openDesk(request: APIRequestContext): Desk {
  async function send<Answer>(method: 'POST' | 'PUT' | 'PATCH', url: string, data: unknown): Promise<Answer> {
    const response = await request.fetch(url, { method, data });
    expect(response.ok(), `${method} ${url}: ${await response.text()}`).toBe(true);
    return response.json();
  }
  return {
    async stock({ name = 'Test stone', price = 2500, available = 50 } = {}) {
      const mark = unique();
      const sku = `T-${mark.toUpperCase()}`;
      const product = { name: `${name} ${mark}`, brand: 'Teststein', status: 'published' };
      return send('POST', '/api/admin/products', { ...product, variants: [{ sku, price, available }] });
    },
    async setStock(product, available) {
      await send('PUT', `/api/admin/inventory/${variantOf(product).id}`, { available, reason: 'a test counts' });
    },
    async setPrice(product, price) {
      const { id, sku } = variantOf(product);
      await send('PATCH', `/api/admin/products/${product.id}`, { variants: [{ id, sku, price }] });
    },
    async promote({ totalLimit, ...reduction }) {
      const code = `T${unique().toUpperCase()}`;
      const limit = totalLimit === undefined ? {} : { totalLimit };
      await send('POST', '/api/admin/promotions', { code, name: 'For a test', ...reduction, ...limit });
      return code;
    },
    async countStock(product) {
      const response = await request.get(`/api/inventory?ids=${variantOf(product).id}`);
      const { items } = (await response.json()) as { items: { available: number }[] };
      return items[0]?.available ?? 0;
    },
  };
}

/** Playwright's `test`, with a desk that is signed in once for each worker. */
export const test = base.extend<object, { desk: Desk }>({
  desk: [
    async ({ playwright }, use, { project }) => {
      const request = await signInAdmin(playwright, String(project.use.baseURL));
      await use(openDesk(request));
      await request.dispose();
    },
    { scope: 'worker' },
  ],
});
