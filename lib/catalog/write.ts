import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Committed } from '#lib/changes/commit-change.ts';
import { checkProduct, checkVariantIds } from './check-product.ts';
import { describeChange } from './diff-products.ts';
import type { ProductInput, ProductPatch } from './product-input.ts';
import { mergePatch } from './product-state.ts';
import { auditProduct } from './store/audit-product.ts';
import {
  changeProduct,
  checkSchedule,
  idsOf,
  type ProductWrite,
  readOne,
  withKeywords,
} from './store/change-product.ts';
import { findReferences } from './store/find-references.ts';
import { findFreeSlug } from './store/free-slug.ts';
import { queuePublication } from './store/queue-publication.ts';
import { insertProduct } from './store/save-product.ts';
import { writeProduct } from './store/write-product.ts';

/**
 * Adds a product. A brand that does not exist is created with it, and without a slug it gets one from its name.
 * @returns `saved` or `invalid`
 * @throws ForbiddenError for less than an editor
 */
export async function createProduct(actor: Actor, input: ProductInput): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  return writeProduct(async (tx) => {
    const references = await findReferences(tx, undefined, input);
    const slug = input.slug ?? (await findFreeSlug(tx, input.name));
    const brand = references.brand ?? { id: undefined, name: input.brand };
    const blank = { ...input, slug, brand, keywords: '', variants: [] };
    const after = withKeywords(mergePatch(blank, input, brand), references);
    const ids = checkVariantIds([], input.variants);
    const errors = [...references.errors, ...ids, ...checkProduct(after), ...checkSchedule(after)];
    if (errors.length > 0) return { result: { state: 'invalid', errors } };
    const { id, state } = await insertProduct(tx, after);
    await queuePublication(tx, id, after);
    await auditProduct(tx, actor, { action: 'product.create', id, after: state, trails: references.trails });
    return {
      result: { state: 'saved', product: await readOne(tx, id) },
      change: describeChange({ productId: id, before: undefined, after: state, categoryIds: idsOf(references) }),
    };
  });
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
