import { sql } from 'drizzle-orm';
import { BY_ITSELF } from '#lib/audit/record.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { describeChange } from './diff-products.ts';
import type { ProductState } from './product-state.ts';
import { auditProduct } from './store/audit-product.ts';
import { idsOf, type ProductWork, readOne } from './store/change-product.ts';
import { findReferences } from './store/find-references.ts';
import { lockProduct } from './store/lock-product.ts';
import { updateProductRow } from './store/save-product.ts';
import { writeProduct } from './store/write-product.ts';

const BATCH = 100;

/** Publishes a draft whose time has come. One whose time was moved, or that is no draft any more, stays as it is. */
export async function publishProduct({ productId }: { productId: string }): Promise<void> {
  await writeProduct((tx) => publish(tx, productId));
}

/** Publishes every draft whose time has come: those whose own job was lost or came too early. */
export async function publishDue(): Promise<void> {
  for (let found = BATCH; found === BATCH; ) {
    const rows = await getRuntime().db.execute<{ id: string }>(sql`
      SELECT id::text FROM products WHERE publish_at <= now() ORDER BY publish_at LIMIT ${BATCH}`);
    for (const { id } of rows) await publishProduct({ productId: id });
    found = rows.length;
  }
}

async function publish(tx: Transaction, id: string): Promise<ProductWork> {
  const locked = await lockProduct(tx, id, { withStock: false });
  if (!locked) return { result: { state: 'unknown' } };
  const before = locked.state;
  const isDue = before.publishAt !== null && Date.parse(before.publishAt) <= Date.now();
  if (!isDue) return { result: { state: 'unchanged', product: await readOne(tx, id) } };
  const after: ProductState = { ...before, status: 'published', publishAt: null };
  const references = await findReferences(tx, id, {}, before.categoryIds);
  await updateProductRow(tx, id, before, after);
  await auditProduct(tx, BY_ITSELF, { action: 'product.publish', id, before, after, trails: references.trails });
  return {
    result: { state: 'saved', product: await readOne(tx, id) },
    change: describeChange({ productId: id, before, after, categoryIds: idsOf(references) }),
  };
}
