import { violatedConstraint } from '#db/violated-constraint.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { addProduct } from '#lib/catalog/store/add-product.ts';
import { changeProduct, type ProductWork } from '#lib/catalog/store/change-product.ts';
import { lockProduct } from '#lib/catalog/store/lock-product.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type CategoryTree, readCategoryTree } from '../category-tree.ts';
import { findMovedFields } from '../import/describe-changes.ts';
import { explainErrors } from '../import/explain-errors.ts';
import { type ImportPayload, makeNew, mergeInto } from '../import/plan-import.ts';
import type { FieldFault } from '../types.ts';
import type { ProductChanged } from './join-changes.ts';
import type { BatchOutcome, RowOutcome, WaitingRow } from './write-batch.ts';

/** Writes what a file says of some products, each as its editor would: one that cannot be written does not stop the others. */
export async function writeImports(
  tx: Transaction,
  actor: Actor,
  waiting: readonly WaitingRow[],
): Promise<BatchOutcome> {
  const tree = await readCategoryTree(tx);
  const rows: RowOutcome[] = [];
  const changed: ProductChanged[] = [];
  for (const { number, payload } of waiting) {
    const written = await writeOne(tx, actor, payload as ImportPayload, tree);
    rows.push({ number, ...written.outcome });
    if (written.changed) changed.push(written.changed);
  }
  return { rows, changed };
}

type Written = { outcome: Omit<RowOutcome, 'number'>; changed?: ProductChanged };

const failed = (...errors: FieldFault[]): Written => ({ outcome: { state: 'failed', errors } });

/** In a savepoint of its own, so that what it meets takes nothing back but itself. */
async function writeOne(tx: Transaction, actor: Actor, payload: ImportPayload, tree: CategoryTree): Promise<Written> {
  try {
    return await tx.transaction((own) =>
      payload.kind === 'create' ? create(own, actor, payload) : update(own, actor, payload, tree),
    );
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    return failed({ field: 'Product', detail: 'met another write of the same SKU or slug' });
  }
}

async function create(tx: Transaction, actor: Actor, { document }: Of<'create'>): Promise<Written> {
  const made = makeNew(document);
  if (made.state === 'invalid') return failed(...made.errors);
  return toWritten(await addProduct(tx, actor, made.input), document, made.input.categoryIds);
}

async function update(
  tx: Transaction,
  actor: Actor,
  { productId, document, before }: Of<'update'>,
  tree: CategoryTree,
): Promise<Written> {
  const locked = await lockProduct(tx, productId, { withStock: true });
  if (!locked) return failed({ field: 'Product', detail: 'is not there any more' });
  const moved = findMovedFields(locked.state, before, tree);
  if (moved.length > 0) return failed(...moved);
  const merged = mergeInto(locked.state, document);
  if (merged.state === 'invalid') return failed(...merged.errors);
  return toWritten(await changeProduct(tx, actor, productId, merged.patch), document, locked.state.categoryIds);
}

type Of<Kind extends ImportPayload['kind']> = Extract<ImportPayload, { kind: Kind }>;

function toWritten(
  { result, change }: ProductWork,
  document: ImportPayload['document'],
  categoryIds: readonly string[],
): Written {
  switch (result.state) {
    case 'saved':
      return { outcome: { state: 'applied' }, ...(change && { changed: { note: change, categoryIds } }) };
    case 'unchanged':
      return { outcome: { state: 'unchanged' } };
    case 'invalid':
      return failed(...explainErrors(result.errors, document, []));
    default:
      return failed({
        field: 'Product',
        detail: result.state === 'binned' ? 'is in the bin' : 'is not there any more',
      });
  }
}
