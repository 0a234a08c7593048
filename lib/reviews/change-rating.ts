import { sql } from 'drizzle-orm';
import { touchedListTags } from '#lib/catalog/list-tags.ts';
import { tags } from '#lib/cdn/tags.ts';
import type { ChangeNote, Transaction } from '#lib/changes/commit-change.ts';
import { type Counted, shiftRating } from './rating.ts';

/**
 * Keeps a product's rating from changing until the transaction ends, and says whether there is such a product. Taken before
 * the review itself, as whoever removes a product takes the two.
 */
export async function lockRating(tx: Transaction, productId: string): Promise<boolean> {
  const rows = await tx.execute(sql`SELECT id FROM products WHERE id = ${productId}::bigint FOR NO KEY UPDATE`);
  return rows.length > 0;
}

/**
 * Brings a product's rating in line with a review that has changed, in the transaction of that change. Returns what the shop
 * has to be told; undefined when nothing changes for its visitors.
 */
export async function changeRating(
  tx: Transaction,
  productId: string,
  before: Counted,
  after: Counted,
): Promise<ChangeNote | undefined> {
  const isShown = after?.status === 'published';
  if (before?.status !== 'published' && !isShown) return undefined;
  const { sum, count } = shiftRating(before, after);
  // The product looks different, so its version grows: a cached value that is older can be told.
  await tx.execute(sql`
    UPDATE products SET rating_sum = rating_sum + ${sum}, rating_count = rating_count + ${count}, version = version + 1
     WHERE id = ${productId}::bigint`);
  return {
    kind: 'review',
    tags: [
      tags.product(productId),
      tags.reviews(productId),
      ...touchedListTags(await categoriesOf(tx, productId), ['rating']),
    ],
    // What has been taken down must not be shown once more.
    cdn: isShown ? 'invalidate' : 'purge',
  };
}

/** Those it is filed under, with all above them. */
async function categoriesOf(tx: Transaction, productId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    WITH RECURSIVE up AS (
      SELECT c.id, c.parent_id FROM product_categories pc JOIN categories c ON c.id = pc.category_id
       WHERE pc.product_id = ${productId}::bigint
      UNION
      SELECT c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id
    )
    SELECT id::text FROM up`);
  return rows.map(({ id }) => id);
}
