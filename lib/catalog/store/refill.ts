import { productCache } from '#lib/cache/products.ts';
import { renewPage } from '#lib/pages/renewal.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { AdminProduct } from '../admin-product.ts';

/**
 * Reads a product that was just saved, and has its page rendered, so that the next visitor finds both in the shared cache. Resolves
 * when they are there, or when that takes too long; never rejects. A read,
 * fenced like any other, rather than a write-through of what the transaction saw: between its commit and that write another
 * change may end this product by a tag (its stock, its category), and what is written after that would count as newer.
 */
export async function refill({ id, slug, status }: AdminProduct): Promise<void> {
  if (status !== 'published') return;
  void productCache()
    .get(id)
    .catch((error) => getRuntime().log.debug({ error: error.message }, 'a saved product was not read again'));
  await renewPage(`/products/${slug}`);
}
