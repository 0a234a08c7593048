import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { checkProduct, checkVariantIds } from '../check-product.ts';
import { describeChange } from '../diff-products.ts';
import type { ProductInput } from '../product-input.ts';
import { mergePatch } from '../product-state.ts';
import { auditProduct } from './audit-product.ts';
import { checkSchedule, idsOf, type ProductWork, readOne, withKeywords } from './change-product.ts';
import { findReferences } from './find-references.ts';
import { findFreeSlug } from './free-slug.ts';
import { queuePublication } from './queue-publication.ts';
import { insertProduct } from './save-product.ts';

/**
 * Adds a product, in the caller's transaction, with its entry in the audit log; as `changeProduct` changes one.
 * @throws ForbiddenError for less than an editor
 */
export async function addProduct(tx: Transaction, actor: Actor, input: ProductInput): Promise<ProductWork> {
  assertMay(actor, 'editor');
  const references = await findReferences(tx, undefined, input);
  const slug = input.slug ?? (await findFreeSlug(tx, input.name));
  const brand = references.brand ?? { id: undefined, name: input.brand };
  const blank = { ...input, slug, brand, keywords: '', variants: [] };
  const after = withKeywords(mergePatch(blank, input, brand), references);
  const ids = checkVariantIds([], input.variants);
  const errors = [...references.errors, ...ids, ...checkProduct(after), ...checkSchedule(after)];
  if (errors.length > 0) return { result: { state: 'invalid', errors } };
  const { id, state } = await insertProduct(tx, after);
  await queuePublication(tx, id, state);
  await auditProduct(tx, actor, { action: 'product.create', id, after: state, trails: references.trails });
  return {
    result: { state: 'saved', product: await readOne(tx, id) },
    change: describeChange({ productId: id, before: undefined, after: state, categoryIds: idsOf(references) }),
  };
}
