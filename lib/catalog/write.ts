import { eq } from 'drizzle-orm';
import { products } from '#db/schema/catalog.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { type ChangeNote, type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { type AdminProduct, readAdminProducts } from './admin-product.ts';
import { checkProduct, checkVariantIds, type FieldError } from './check-product.ts';
import { describeChange, diffFields } from './diff-products.ts';
import { isId } from './ids.ts';
import type { ProductInput, ProductPatch } from './product-input.ts';
import { makeKeywords, mergePatch, type ProductState } from './product-state.ts';
import { writeAgain } from './store/again.ts';
import { findReferences, type References } from './store/find-references.ts';
import { findFreeSlug } from './store/free-slug.ts';
import { lockProduct } from './store/lock-product.ts';
import { refill } from './store/refill.ts';
import { insertProduct, updateProductRow } from './store/save-product.ts';

/**
 * What became of a write.
 *
 * - `unchanged`: the product was like that already; no version, no change
 * - `conflict`: the product has another version than the write was made for
 * - `invalid`: what is wrong, field by field; nothing was written
 * - `unknown`: there is no such product
 */
export type ProductWrite =
  | { state: 'saved'; product: AdminProduct }
  | { state: 'unchanged'; product: AdminProduct }
  | { state: 'deleted' }
  | { state: 'conflict'; version: number }
  | { state: 'invalid'; errors: FieldError[] }
  | { state: 'unknown' };

type Work = { result: ProductWrite; change?: ChangeNote };

/**
 * Adds a product. A brand that does not exist is created with it, and without a slug it gets one from its name.
 * @returns `saved` or `invalid`
 * @throws ForbiddenError for less than an editor
 */
export async function createProduct(actor: Actor, input: ProductInput): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  const committed = await write(async (tx) => {
    const references = await findReferences(tx, undefined, input);
    const slug = input.slug ?? (await findFreeSlug(tx, input.name));
    const brand = references.brand ?? { id: undefined, name: input.brand };
    const blank = { ...input, slug, brand, keywords: '', variants: [] };
    const after = withKeywords(mergePatch(blank, input, brand), references);
    const errors = [...references.errors, ...checkVariantIds([], input.variants), ...checkProduct(after)];
    if (errors.length > 0) return { result: { state: 'invalid', errors } };
    const { id: productId, state } = await insertProduct(tx, after);
    return {
      result: { state: 'saved', product: await readOne(tx, productId) },
      change: describeChange({ productId, before: undefined, after: state, categoryIds: idsOf(references) }),
    };
  });
  if (committed.result.state === 'saved') await refill(committed.result.product);
  return committed;
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
  const committed = await write(async (tx) => {
    const locked = await lock(tx, id, version, { withStock: patch.variants !== undefined });
    if (locked.state !== 'locked') return { result: locked };
    const { before } = locked;
    const references = await findReferences(tx, id, patch, before.categoryIds);
    const merged = mergePatch(before, patch, chooseBrand(before, patch, references));
    const after = withKeywords(merged, references, before);
    const ids = checkVariantIds(before.variants, patch.variants ?? []);
    const errors = [...references.errors, ...ids, ...checkProduct(after)];
    if (errors.length > 0) return { result: { state: 'invalid', errors } };
    if (diffFields(before, after).size === 0) return { result: { state: 'unchanged', product: await readOne(tx, id) } };
    const saved = await updateProductRow(tx, id, before, after);
    return {
      result: { state: 'saved', product: await readOne(tx, id) },
      change: describeChange({ productId: id, before, after: saved, categoryIds: idsOf(references) }),
    };
  });
  if (committed.result.state === 'saved') await refill(committed.result.product);
  return committed;
}

/**
 * Removes a product with its variants, their stock and ledger, and its reviews.
 * @param version as in `updateProduct`
 * @returns `deleted`, `conflict` or `unknown`
 * @throws ForbiddenError for less than an editor
 */
export async function deleteProduct(actor: Actor, id: string, version?: number): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  return write(async (tx) => {
    const locked = await lock(tx, id, version, { withStock: true });
    if (locked.state !== 'locked') return { result: locked };
    const { before } = locked;
    const references = await findReferences(tx, id, {}, before.categoryIds);
    await tx.delete(products).where(eq(products.id, Number(id)));
    return {
      result: { state: 'deleted' },
      change: describeChange({ productId: id, before, after: undefined, categoryIds: idsOf(references) }),
    };
  });
}

const write = (work: (tx: Transaction) => Promise<Work>): Promise<Committed<ProductWrite>> =>
  writeAgain(
    () => commitChange(work),
    (errors) => ({ result: { state: 'invalid', errors }, changeId: undefined, tags: [] }),
  );

async function lock(tx: Transaction, id: string, version: number | undefined, options: { withStock: boolean }) {
  const locked = isId(id) ? await lockProduct(tx, id, options) : undefined;
  if (!locked) return { state: 'unknown' } as const;
  if (version !== undefined && version !== locked.version) {
    return { state: 'conflict', version: locked.version } as const;
  }
  return { state: 'locked', before: locked.state } as const;
}

const idsOf = ({ trails }: References) => [...trails.values()].flat().map(({ id }) => id);

async function readOne(tx: Transaction, id: string): Promise<AdminProduct> {
  return (await readAdminProducts(tx, [id])).get(id) as AdminProduct;
}

/** A brand that is named as it is already stays itself, even where another one has the same name. */
function chooseBrand(before: ProductState, { brand }: ProductPatch, references: References): ProductState['brand'] {
  if (brand === undefined || brand === before.brand.name) return before.brand;
  return references.brand ?? { id: undefined, name: brand };
}

/** Keywords follow the brand, the categories and the attributes, and stay as they are where those do. */
function withKeywords(after: ProductState, { trails }: References, before?: ProductState): ProductState {
  const changed = before && diffFields(before, after);
  if (changed && !(['brand', 'categoryIds', 'attributes'] as const).some((field) => changed.has(field))) return after;
  const names = after.categoryIds.flatMap((id) => trails.get(id) ?? []).map(({ name }) => name);
  return { ...after, keywords: makeKeywords(after.brand.name, names, after.attributes) };
}
