import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Committed } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getAdminProduct } from './admin-list.ts';
import type { ProductInput } from './product-input.ts';
import type { ProductWrite } from './store/change-product.ts';
import { createProduct } from './write.ts';

const NAME_LENGTH = 200;
const SKU_LENGTH = 64;

/**
 * Adds a draft that is like a product in everything but its name, its address, its SKUs, and its stock, of which it has none.
 * @returns `saved` with the new product, `unknown`, or `invalid` when somebody took its SKUs meanwhile
 * @throws ForbiddenError for less than an editor
 */
export async function duplicateProduct(actor: Actor, id: string): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  const product = await getAdminProduct(actor, id);
  if (!product) return { result: { state: 'unknown' }, changeId: undefined, tags: [] };
  const { brand, description, currency, options, categoryIds, seoTitle, seoDescription } = product;
  const skus = await findFreeSkus(product.variants.map(({ sku }) => sku));
  const input: ProductInput = {
    ...{ brand, description, currency, options, categoryIds, seoTitle, seoDescription },
    name: `${product.name.slice(0, NAME_LENGTH - 7)} (copy)`,
    status: 'draft',
    publishAt: null,
    attributes: Object.fromEntries(product.attributes.map(({ name, value }) => [name, value])),
    images: product.images.map(({ hash, alt, focalX, focalY }) => ({ hash, alt, focalX, focalY })),
    variants: product.variants.map(({ id: _, available: __, ...variant }, at) => ({
      ...variant,
      sku: skus[at] as string,
    })),
  };
  return createProduct(actor, input);
}

/** The SKUs with the first ending that makes all of them free. */
async function findFreeSkus(skus: readonly string[]): Promise<string[]> {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '-COPY' : `-COPY-${number}`;
    const candidates = skus.map((sku) => sku.slice(0, SKU_LENGTH - ending.length).replace(/-$/, '') + ending);
    // Two that were cut to the same would be one.
    const distinct = candidates.map((sku, at) => (candidates.indexOf(sku) === at ? sku : `${sku}-${at}`));
    const taken = await getRuntime().db.execute(
      sql`SELECT FROM variants WHERE sku = ANY(${`{${distinct.join(',')}}`}::text[]) LIMIT 1`,
    );
    if (taken.length === 0) return distinct;
  }
}
