import type { Actor } from '#lib/accounts/actor.ts';
import { describeChange } from '#lib/catalog/diff-products.ts';
import { auditProducts } from '#lib/catalog/store/audit-product.ts';
import { idsOf, withKeywords } from '#lib/catalog/store/change-product.ts';
import { type LockedProduct, lockProducts } from '#lib/catalog/store/lock-product.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type CategoryTree, readCategoryTree, trailOf } from '../category-tree.ts';
import { applyFields, type EditPayload, findMoved } from '../edit/plan-edit.ts';
import { type EditedProduct, saveEdits } from '../store/save-edits.ts';
import type { FieldFault } from '../types.ts';
import type { BatchOutcome, RowOutcome, WaitingRow } from './write-batch.ts';

/** Writes one edit of many products with a few statements for all of them. What has changed since the check is left alone. */
export async function writeEdits(tx: Transaction, actor: Actor, waiting: readonly WaitingRow[]): Promise<BatchOutcome> {
  const rows = waiting.map(({ number, payload }) => ({ number, payload: payload as EditPayload }));
  const tree = await readCategoryTree(tx);
  const locked = await lockProducts(
    tx,
    rows.map(({ payload }) => payload.productId),
    { withStock: false },
  );
  const outcomes: RowOutcome[] = [];
  const edited: (EditedProduct & Trails)[] = [];
  for (const { number, payload } of rows) {
    const id = payload.productId;
    const product = locked.get(id);
    const errors = findFaults(product, payload, tree);
    outcomes.push(errors.length > 0 ? { number, state: 'failed', errors } : { number, state: 'applied' });
    if (!product || errors.length > 0) continue;
    const { state: before } = product;
    const merged = applyFields(before, payload.after);
    const trails = new Map([...before.categoryIds, ...merged.categoryIds].map((at) => [at, trailOf(tree, at)]));
    edited.push({ id, before, after: withKeywords(merged, { trails }, before), trails });
  }
  await saveEdits(tx, edited);
  await auditProducts(
    tx,
    actor,
    edited.map((product) => ({ action: 'product.update', ...product })),
  );
  return {
    rows: outcomes,
    changed: edited.map(({ id: productId, before, after, trails }) => ({
      note: describeChange({ productId, before, after, categoryIds: idsOf({ trails }) }),
      categoryIds: before.categoryIds,
    })),
  };
}

type Trails = { trails: Map<string, { id: string; name: string }[]> };

function findFaults(
  product: LockedProduct | undefined,
  { before, after }: EditPayload,
  tree: CategoryTree,
): FieldFault[] {
  if (!product) return [{ field: 'Product', detail: 'is not there any more' }];
  if (product.deletedFrom !== null) return [{ field: 'Product', detail: 'is in the bin' }];
  const isGone = after.categoryIds?.some((id) => !tree.byId.has(id));
  return [
    ...findMoved(product.state, before),
    ...(isGone ? [{ field: 'Categories', detail: 'one of them was deleted since this was checked' }] : []),
  ];
}
