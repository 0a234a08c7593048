import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { getProducts } from '#lib/catalog/read.ts';
import type { Product } from '#lib/catalog/types.ts';
import { getRuntime } from '#lib/runtime.ts';

const TOKEN = /^[\w-]{32}$/;

/** The address under which others see a wishlist: absolute. */
export const wishlistLink = (token: string): string => `${getRuntime().config.siteUrl}/wishlist/${token}`;

/** Lets whoever has the link see somebody's wishlist. @returns the link, the same until sharing ends */
export async function shareWishlist({ userId }: Shopper): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const [row] = await getRuntime().db.execute<{ token: string }>(sql`
    INSERT INTO wishlists (user_id, share_token) VALUES (${userId}, ${token})
    ON CONFLICT (user_id) DO UPDATE SET share_token = coalesce(wishlists.share_token, excluded.share_token), updated_at = now()
    RETURNING share_token AS token`);
  return wishlistLink(row?.token ?? token);
}

/** Ends sharing: the link leads nowhere from now on, and another one will be another one. */
export async function stopSharingWishlist({ userId }: Shopper): Promise<void> {
  await getRuntime().db.execute(
    sql`UPDATE wishlists SET share_token = NULL, updated_at = now() WHERE user_id = ${userId}`,
  );
}

export type SharedWishlist = { firstName: string; products: Product[] };

/** What others may see of a wishlist: whose it is, and what is for sale of it, as it is now. Null: no such link. */
export async function readSharedWishlist(token: string): Promise<SharedWishlist | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await getRuntime().db.execute<{ name: string; ids: string[] }>(sql`
    SELECT u.name, coalesce((SELECT json_agg(i.product_id::text ORDER BY i.created_at DESC, i.product_id)
                               FROM wishlist_items i WHERE i.user_id = w.user_id), '[]'::json) AS ids
      FROM wishlists w JOIN users u ON u.id = w.user_id WHERE w.share_token = ${token}`);
  if (!row) return null;
  const [firstName = ''] = row.name.trim().split(/\s+/);
  return { firstName, products: await getProducts(row.ids) };
}
