import { eq, sql } from 'drizzle-orm';
import { products } from '#db/schema/catalog.ts';
import { BY_ITSELF } from '#lib/audit/record.ts';
import { getRuntime } from '#lib/runtime.ts';
import { BIN_DAYS } from './bin-days.ts';
import { describeChange } from './diff-products.ts';
import { auditProduct } from './store/audit-product.ts';
import { idsOf, readOne } from './store/change-product.ts';
import { findReferences } from './store/find-references.ts';
import { lockProduct } from './store/lock-product.ts';
import { writeProduct } from './store/write-product.ts';

const BATCH = 100;

/** Removes for good what has been in the bin for `BIN_DAYS`, with its variants, their stock and ledger, and its reviews. */
export async function emptyBin(): Promise<void> {
  for (let found = BATCH; found === BATCH; ) {
    const rows = await getRuntime().db.execute<{ id: string }>(sql`
      SELECT id::text FROM products WHERE deleted_at < now() - make_interval(days => ${BIN_DAYS})
       ORDER BY deleted_at LIMIT ${BATCH}`);
    for (const { id } of rows) await removeForGood(id);
    found = rows.length;
  }
}

/** Somebody may have restored it since it was found: then it stays. */
async function removeForGood(id: string): Promise<void> {
  await writeProduct(async (tx) => {
    const locked = await lockProduct(tx, id, { withStock: true });
    if (!locked || locked.deletedFrom === null) return { result: { state: 'unknown' } };
    const { state: before } = locked;
    const [product, references] = [await readOne(tx, id), await findReferences(tx, id, {}, before.categoryIds)];
    await tx.delete(products).where(eq(products.id, Number(id)));
    await auditProduct(tx, BY_ITSELF, { action: 'product.remove', id, before, trails: references.trails });
    return {
      result: { state: 'deleted', product },
      change: describeChange({ productId: id, before, after: undefined, categoryIds: idsOf(references) }),
    };
  });
}
