import { sql } from 'drizzle-orm';
import { touchedListTags } from '#lib/catalog/list-tags.ts';
import { tags } from '#lib/cdn/tags.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';

/**
 * What is to be told when this transaction has made a variant's product come into stock or run out: its own tag, and those
 * of lists that show only what is there. None when another variant decides.
 */
export async function shelfTags(tx: Transaction, variantId: string): Promise<string[]> {
  // The trigger writes the product only when its answer changes (db/migrations/0004): then this transaction is its writer.
  const rows = await tx.execute<{ productId: string; categoryId: string | null }>(sql`
    WITH RECURSIVE flipped AS (
      SELECT p.id FROM products p JOIN variants v ON v.product_id = p.id
       WHERE v.id = ${variantId}::bigint AND p.xmin = pg_current_xact_id()::xid
    ), up AS (
      SELECT c.id, c.parent_id
        FROM flipped JOIN product_categories pc ON pc.product_id = flipped.id JOIN categories c ON c.id = pc.category_id
      UNION
      SELECT c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id
    )
    SELECT flipped.id::text AS "productId", up.id::text AS "categoryId" FROM flipped LEFT JOIN up ON true`);
  const [first] = rows;
  if (!first) return [];
  const categoryIds = rows.flatMap(({ categoryId }) => categoryId ?? []);
  return [tags.product(first.productId), ...touchedListTags(categoryIds, ['stock'])];
}
