import { sql } from 'drizzle-orm';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { getRuntime } from '#lib/runtime.ts';
import { wishlistLink } from './share.ts';

export type Wish = {
  productId: string;
  /** ISO 8601. */
  addedAt: string;
};

/** What somebody wishes for, the newest first. */
export type Wishlist = {
  items: Wish[];
  total: number;
  /** Under which others see it; null: nobody else does. */
  shareUrl: string | null;
};

/** Only ids: what the products look like is asked for where everybody asks. */
export async function readWishlist({ userId }: Shopper): Promise<Wishlist> {
  const [row] = await getRuntime().db.execute<{ items: Wish[]; token: string | null }>(sql`
    SELECT (SELECT share_token FROM wishlists WHERE user_id = ${userId}) AS token,
           coalesce((SELECT json_agg(json_build_object('productId', product_id::text, 'addedAt', created_at)
                               ORDER BY created_at DESC, product_id)
                       FROM wishlist_items WHERE user_id = ${userId}), '[]'::json) AS items`);
  const items = (row?.items ?? []).map((item) => ({ ...item, addedAt: new Date(item.addedAt).toISOString() }));
  return { items, total: items.length, shareUrl: row?.token ? wishlistLink(row.token) : null };
}
