import { productCache } from '#lib/cache/products.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { AdminProduct } from '../admin-product.ts';

/**
 * Reads a product that was just saved, so that the next visitor finds it in the shared cache; nobody waits for it. A read,
 * fenced like any other, rather than a write-through of what the transaction saw: between its commit and that write another
 * change may end this product by a tag (its stock, its category), and what is written after that would count as newer.
 */
export function refill({ id, status }: AdminProduct): void {
  if (status !== 'published') return;
  void productCache()
    .get(id)
    .catch((error) => getRuntime().log.debug({ error: error.message }, 'a saved product was not read again'));
}
