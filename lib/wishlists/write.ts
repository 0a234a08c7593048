import { sql } from 'drizzle-orm';
import type { Shopper } from '#lib/accounts/viewer.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { MAX_WISHES } from './limits.ts';

/** `full`: the list holds as many as it may, and none was added. */
export type WishWrite = { state: 'added' } | { state: 'full' };

/**
 * Adds products to somebody's wishlist, as many as fit; what is on it already, or is not for sale, is passed over.
 * @param productIds the newest first
 */
export async function addWishes({ userId }: Shopper, productIds: readonly string[]): Promise<WishWrite> {
  return getRuntime().db.transaction(async (tx) => {
    const present = await lockWishlist(tx, userId);
    // Moments that differ keep the order in which they were wished for.
    const added = await tx.execute(sql`
      INSERT INTO wishlist_items (user_id, product_id, created_at)
      SELECT ${userId}, p.id, clock_timestamp() - wanted.at * interval '1 millisecond'
        FROM unnest(${`{${productIds.join(',')}}`}::bigint[]) WITH ORDINALITY AS wanted (id, at)
        JOIN products p ON p.id = wanted.id AND p.status = 'published'
       WHERE NOT EXISTS (SELECT FROM wishlist_items w WHERE w.user_id = ${userId} AND w.product_id = p.id)
       ORDER BY wanted.at LIMIT ${Math.max(0, MAX_WISHES - present)}
      ON CONFLICT DO NOTHING RETURNING product_id`);
    return { state: added.length === 0 && present >= MAX_WISHES ? 'full' : 'added' };
  });
}

/** How many it holds of what can be seen, and so be taken out; kept from growing until the transaction ends. */
async function lockWishlist(tx: Transaction, userId: string): Promise<number> {
  await tx.execute(sql`
    INSERT INTO wishlists (user_id) VALUES (${userId}) ON CONFLICT (user_id) DO UPDATE SET updated_at = now()`);
  const [row] = await tx.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM wishlist_items w JOIN products p ON p.id = w.product_id
         WHERE w.user_id = ${userId} AND p.status = 'published'`,
  );
  return row?.count ?? 0;
}

/** Takes a product out; one that is not on the list is out already. */
export async function removeWish({ userId }: Shopper, productId: string): Promise<void> {
  await getRuntime().db.execute(
    sql`DELETE FROM wishlist_items WHERE user_id = ${userId} AND product_id = ${productId}::bigint`,
  );
}
