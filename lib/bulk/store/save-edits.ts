import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { lowestPrice, type ProductState } from '#lib/catalog/product-state.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';

export type EditedProduct = { id: string; before: ProductState; after: ProductState };

/** Writes status, prices and categories of many products, each with a version one higher, with three statements or four. */
export async function saveEdits(tx: Transaction, edited: readonly EditedProduct[]): Promise<void> {
  if (edited.length === 0) return;
  const rows = edited.map(({ id, after }) => {
    const { price, compareAtPrice } = lowestPrice(after.variants);
    return { id, status: after.status, price, compare: compareAtPrice, keywords: after.keywords };
  });
  await tx.execute(sql`
    UPDATE products p
       SET status = e.status::product_status, price = e.price, compare_at_price = e.compare, keywords = e.keywords,
           publish_at = CASE WHEN e.status = 'draft' THEN p.publish_at END, version = p.version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        AS e(id bigint, status text, price int, compare int, keywords text)
     WHERE p.id = e.id`);
  await savePrices(tx, edited);
  await saveCategories(tx, edited);
}

async function savePrices(tx: Transaction, edited: readonly EditedProduct[]): Promise<void> {
  const rows = edited.flatMap(({ before, after }) =>
    after.variants.flatMap(({ id, price, compareAtPrice: compare }, at) => {
      const was = before.variants[at];
      return was?.price === price && was.compareAtPrice === compare ? [] : [{ id, price, compare }];
    }),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    UPDATE variants v SET price = e.price, compare_at_price = e.compare, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS e(id bigint, price int, compare int)
     WHERE v.id = e.id`);
}

async function saveCategories(tx: Transaction, edited: readonly EditedProduct[]): Promise<void> {
  const moved = edited.filter(({ before, after }) => !isDeepStrictEqual(before.categoryIds, after.categoryIds));
  if (moved.length === 0) return;
  const rows = moved.flatMap(({ id, after }) =>
    after.categoryIds.map((category, position) => ({ id, category, position })),
  );
  await tx.execute(
    sql`DELETE FROM product_categories WHERE product_id = ANY(${`{${moved.map(({ id }) => id).join(',')}}`}::bigint[])`,
  );
  await tx.execute(sql`
    INSERT INTO product_categories (product_id, category_id, position)
    SELECT id, category, position
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS e(id bigint, category bigint, position smallint)`);
}
