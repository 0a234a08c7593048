import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { ChangeNote, Transaction } from '#lib/changes/commit-change.ts';
import { type AdminProduct, readAdminProducts } from '../admin-product.ts';
import { checkProduct, checkVariantIds, type FieldError } from '../check-product.ts';
import { describeChange, diffFields } from '../diff-products.ts';
import { isId } from '../ids.ts';
import type { ProductPatch } from '../product-input.ts';
import { makeKeywords, mergePatch, type ProductState } from '../product-state.ts';
import { auditProduct } from './audit-product.ts';
import { findReferences, type References } from './find-references.ts';
import { type LockedProduct, lockProduct } from './lock-product.ts';
import { queuePublication } from './queue-publication.ts';
import { updateProductRow } from './save-product.ts';

/**
 * What became of a write.
 *
 * - `unchanged`: the product was like that already; no version, no change
 * - `conflict`: the product has another version than the write was made for
 * - `invalid`: what is wrong, field by field; nothing was written
 * - `binned`: the product is in the bin, where nothing changes until it is restored
 * - `unknown`: there is no such product
 */
export type ProductWrite =
  | { state: 'saved'; product: AdminProduct }
  | { state: 'unchanged'; product: AdminProduct }
  | { state: 'deleted'; product: AdminProduct }
  | { state: 'conflict'; version: number }
  | { state: 'invalid'; errors: FieldError[] }
  | { state: 'binned'; version: number }
  | { state: 'unknown' };

/** What a write comes to within a transaction: its outcome, and what the transaction has to announce. */
export type ProductWork = { result: ProductWrite; change?: ChangeNote };

/**
 * Changes what the patch names, in the caller's transaction, with its entry in the audit log. The caller commits it with the
 * change that comes back (`commitChange`), or with one that stands for many.
 * @param version that the patch was made for; undefined: any
 * @throws ForbiddenError for less than an editor
 */
export async function changeProduct(
  tx: Transaction,
  actor: Actor,
  id: string,
  patch: ProductPatch,
  version?: number,
): Promise<ProductWork> {
  assertMay(actor, 'editor');
  const locked = await lockVersion(tx, id, version, { withStock: patch.variants !== undefined });
  if (locked.state !== 'locked') return { result: locked };
  const { before, deletedFrom } = locked;
  if (deletedFrom !== null) return { result: { state: 'binned', version: locked.version } };
  const references = await findReferences(tx, id, patch, before.categoryIds);
  const merged = mergePatch(before, patch, chooseBrand(before, patch, references));
  const after = withKeywords(merged, references, before);
  const ids = checkVariantIds(before.variants, patch.variants ?? []);
  const errors = [...references.errors, ...ids, ...checkProduct(after), ...checkSchedule(after, before)];
  if (errors.length > 0) return { result: { state: 'invalid', errors } };
  if (diffFields(before, after).size === 0) return { result: { state: 'unchanged', product: await readOne(tx, id) } };
  const saved = await updateProductRow(tx, id, before, after);
  await queuePublication(tx, id, after, before);
  await auditProduct(tx, actor, { action: 'product.update', id, before, after: saved, trails: references.trails });
  return {
    result: { state: 'saved', product: await readOne(tx, id) },
    change: describeChange({ productId: id, before, after: saved, categoryIds: idsOf(references) }),
  };
}

type Locked =
  | { state: 'locked'; before: ProductState; version: number; deletedFrom: LockedProduct['deletedFrom'] }
  | { state: 'conflict'; version: number }
  | { state: 'unknown' };

/** Keeps a product from changing, if it has the version that is expected. */
export async function lockVersion(
  tx: Transaction,
  id: string,
  version: number | undefined,
  options: { withStock: boolean },
): Promise<Locked> {
  const locked = isId(id) ? await lockProduct(tx, id, options) : undefined;
  if (!locked) return { state: 'unknown' };
  if (version !== undefined && version !== locked.version) return { state: 'conflict', version: locked.version };
  const { state: before, ...rest } = locked;
  return { state: 'locked', before, ...rest };
}

export async function readOne(tx: Transaction, id: string): Promise<AdminProduct> {
  return (await readAdminProducts(tx, [id])).get(id) as AdminProduct;
}

/** Every category that a product is filed under, with all above them. */
export const idsOf = ({ trails }: Pick<References, 'trails'>) => [...trails.values()].flat().map(({ id }) => id);

/** A date that is new lies ahead; one that was set once may have come since. */
export function checkSchedule({ publishAt }: ProductState, before?: ProductState): FieldError[] {
  if (publishAt === null || publishAt === before?.publishAt || Date.parse(publishAt) > Date.now()) return [];
  return [{ pointer: '/publishAt', detail: 'must lie ahead' }];
}

/** A brand that is named as it is already stays itself, even where another one has the same name. */
function chooseBrand(before: ProductState, { brand }: ProductPatch, references: References): ProductState['brand'] {
  if (brand === undefined || brand === before.brand.name) return before.brand;
  return references.brand ?? { id: undefined, name: brand };
}

/** Keywords follow the brand, the categories and the attributes, and stay as they are where those do. */
export function withKeywords(
  after: ProductState,
  { trails }: Pick<References, 'trails'>,
  before?: ProductState,
): ProductState {
  const changed = before && diffFields(before, after);
  if (changed && !(['brand', 'categoryIds', 'attributes'] as const).some((field) => changed.has(field))) return after;
  const names = after.categoryIds.flatMap((id) => trails.get(id) ?? []).map(({ name }) => name);
  return { ...after, keywords: makeKeywords(after.brand.name, names, after.attributes) };
}
