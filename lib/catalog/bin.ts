import { eq, sql } from 'drizzle-orm';
import { products } from '#db/schema/catalog.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Committed, Transaction } from '#lib/changes/commit-change.ts';
import { describeChange } from './diff-products.ts';
import type { ProductState, ProductStatus } from './product-state.ts';
import { auditProduct } from './store/audit-product.ts';
import { idsOf, lockVersion, type ProductWork, type ProductWrite, readOne } from './store/change-product.ts';
import { findReferences } from './store/find-references.ts';
import { writeProduct } from './store/write-product.ts';

/**
 * Moves a product to the bin: it is gone from the shop, keeps all that it has, and waits there to be restored.
 * @param version that is meant; undefined: any
 * @returns `deleted`, also for one that is in the bin already; `conflict` or `unknown`
 * @throws ForbiddenError for less than an editor
 */
export async function deleteProduct(actor: Actor, id: string, version?: number): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  return writeProduct(async (tx) => {
    const locked = await lockVersion(tx, id, version, { withStock: false });
    if (locked.state !== 'locked') return { result: locked };
    if (locked.deletedFrom !== null) return { result: { state: 'deleted', product: await readOne(tx, id) } };
    const { before } = locked;
    const after: ProductState = { ...before, status: 'archived', publishAt: null };
    const change = await moveProduct(tx, actor, {
      action: 'product.delete',
      id,
      before,
      after,
      deletedFrom: before.status,
    });
    return { result: { state: 'deleted', product: await readOne(tx, id) }, change };
  });
}

/**
 * Takes a product out of the bin, as what it was before. A draft that was to be published by itself waits for a new date.
 * @param version that is meant; undefined: any
 * @returns `saved`, `unchanged` for one that is not in the bin, `conflict` or `unknown`
 * @throws ForbiddenError for less than an editor
 */
export async function restoreProduct(actor: Actor, id: string, version?: number): Promise<Committed<ProductWrite>> {
  assertMay(actor, 'editor');
  return writeProduct(async (tx) => {
    const locked = await lockVersion(tx, id, version, { withStock: false });
    if (locked.state !== 'locked') return { result: locked };
    const { before, deletedFrom } = locked;
    if (deletedFrom === null) return { result: { state: 'unchanged', product: await readOne(tx, id) } };
    const after: ProductState = { ...before, status: deletedFrom };
    const change = await moveProduct(tx, actor, { action: 'product.restore', id, before, after, deletedFrom: null });
    return { result: { state: 'saved', product: await readOne(tx, id) }, change };
  });
}

type Move = {
  action: 'product.delete' | 'product.restore';
  id: string;
  before: ProductState;
  after: ProductState;
  deletedFrom: ProductStatus | null;
};

async function moveProduct(
  tx: Transaction,
  actor: Actor,
  { deletedFrom, ...move }: Move,
): Promise<NonNullable<ProductWork['change']>> {
  const { id, before, after } = move;
  const references = await findReferences(tx, id, {}, before.categoryIds);
  await tx
    .update(products)
    .set({
      status: after.status,
      publishAt: null,
      deletedAt: deletedFrom === null ? null : sql`now()`,
      deletedFrom,
      version: sql`${products.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(products.id, Number(id)));
  await auditProduct(tx, actor, { ...move, trails: references.trails });
  return describeChange({ productId: id, before, after, categoryIds: idsOf(references) });
}
