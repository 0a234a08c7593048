import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/** What a cart can have of a variant, and what it holds of it. */
export type VariantOffer = {
  name: string;
  currency: string;
  price: number;
  /** Units that this cart can have, those included that are set aside for it. */
  available: number;
  /** Lines in the cart, this one not counted. */
  otherLines: number;
};

/** A variant that is sold, as a cart sees it; undefined when it is not sold. */
export async function findOffer(tx: Transaction, cartId: string, variantId: string): Promise<VariantOffer | undefined> {
  const [offer] = await tx.execute<VariantOffer>(sql`
    SELECT p.name, p.currency, v.price,
           coalesce(i.available, 0) + coalesce((SELECT quantity FROM reservations r
             WHERE r.cart_id = ${cartId} AND r.variant_id = v.id AND r.state = 'held'), 0) AS available,
           (SELECT count(*)::int FROM cart_items ci WHERE ci.cart_id = ${cartId} AND ci.variant_id <> v.id) AS "otherLines"
      FROM variants v JOIN products p ON p.id = v.product_id LEFT JOIN inventory i ON i.variant_id = v.id
     WHERE v.id = ${variantId}::bigint AND p.status = 'published'`);
  return offer;
}
