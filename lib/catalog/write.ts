import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Committed } from '#lib/changes/commit-change.ts';
import type { ProductInput, ProductPatch } from './product-input.ts';
import { addProduct } from './store/add-product.ts';
import { changeProduct, type ProductWrite } from './store/change-product.ts';
import { writeProduct } from './store/write-product.ts';

/**
 * Adds a product. A brand that does not exist is created with it, and without a slug it gets one from its name.
 * @returns `saved` or `invalid`
 * @throws ForbiddenError for less than an editor
 */
export async function createProduct(actor: Actor, input: ProductInput): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  return writeProduct((tx) => addProduct(tx, actor, input));
}

/**
 * Changes what the patch names. Whoever else writes the product waits; where both give the version they have seen, the
 * second is told of a conflict.
 * @param version that the patch was made for; undefined: any
 * @throws ForbiddenError for less than an editor
 */
export async function updateProduct(
  actor: Actor,
  id: string,
  patch: ProductPatch,
  version?: number,
): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  return writeProduct((tx) => changeProduct(tx, actor, id, patch, version));
}
