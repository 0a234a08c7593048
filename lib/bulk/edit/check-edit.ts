import { sql } from 'drizzle-orm';
import { readProductStates } from '#lib/catalog/store/lock-product.ts';
import { whereProducts } from '#lib/catalog/store/where-products.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type CategoryTree, readCategoryTree } from '../category-tree.ts';
import type { Checked } from '../check-bulk.ts';
import type { RowDraft } from '../row-draft.ts';
import type { BulkEdit, BulkEditInput } from './edit-input.ts';
import { type EditPayload, planEdit } from './plan-edit.ts';

const PRODUCTS_AT_ONCE = 500;

type Work = Omit<BulkEditInput, 'kind'>;

/**
 * What an edit does to each product that it is for. Those of a category come together: a batch of them then ends what was
 * cached of few categories.
 */
export async function* checkEdit(work: Work): AsyncGenerator<Checked> {
  const { db } = getRuntime();
  const tree = await readCategoryTree(db);
  const ids = await findProducts(work);
  for (let at = 0; at < ids.length; at += PRODUCTS_AT_ONCE) {
    const some = ids.slice(at, at + PRODUCTS_AT_ONCE);
    yield { total: ids.length, rows: await checkProducts(some, at + 1, work.edit, tree) };
  }
}

async function findProducts({ productIds, query }: Work): Promise<string[]> {
  const where = query ? whereProducts(query) : sql`p.id = ANY(${`{${productIds?.join(',')}}`}::bigint[])`;
  const rows = await getRuntime().db.execute<{ id: string }>(sql`
    SELECT p.id::text FROM products p WHERE ${where}
     ORDER BY (SELECT category_id FROM product_categories WHERE product_id = p.id ORDER BY position, category_id LIMIT 1), p.id`);
  return rows.map(({ id }) => id);
}

async function checkProducts(
  ids: readonly string[],
  first: number,
  edit: BulkEdit,
  tree: CategoryTree,
): Promise<RowDraft[]> {
  const states = await readProductStates(getRuntime().db, ids);
  return ids.map((id, at): RowDraft => {
    const { state, deletedFrom = null } = states.get(id) ?? {};
    const row = { number: first + at, key: id, name: state?.name ?? '' };
    // Deleted since its id was read.
    if (!state) return { ...row, state: 'invalid', errors: [{ field: 'Product', detail: 'is not there any more' }] };
    if (deletedFrom !== null)
      return { ...row, state: 'invalid', errors: [{ field: 'Product', detail: 'is in the bin' }] };
    const plan = planEdit(state, edit, tree);
    if (plan.state !== 'waiting') return { ...row, ...plan };
    const { before, after, changes } = plan;
    const payload: EditPayload = { productId: id, before, after };
    return { ...row, state: 'waiting', changes, payload };
  });
}
