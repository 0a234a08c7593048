import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/**
 * Takes what was bought out of a cart, and its codes. What was put in since the order was made stays. A cart that is not
 * there any more is none.
 */
export async function emptyCart(
  tx: Transaction,
  cartId: string,
  bought: readonly { variantId: string; quantity: number }[],
): Promise<void> {
  await tx.execute(sql`UPDATE carts SET version = version + 1, updated_at = now() WHERE id = ${cartId}`);
  const taken = JSON.stringify(bought);
  await tx.execute(sql`
    WITH taken AS (
      SELECT t."variantId"::bigint AS variant_id, sum(t.quantity) AS quantity
        FROM json_to_recordset(${taken}::json) AS t("variantId" text, quantity int) GROUP BY 1
    ), gone AS (
      DELETE FROM cart_items ci USING taken
       WHERE ci.cart_id = ${cartId} AND ci.variant_id = taken.variant_id AND ci.quantity <= taken.quantity
    )
    UPDATE cart_items ci SET quantity = ci.quantity - taken.quantity FROM taken
     WHERE ci.cart_id = ${cartId} AND ci.variant_id = taken.variant_id AND ci.quantity > taken.quantity`);
  await tx.execute(sql`DELETE FROM cart_promotions WHERE cart_id = ${cartId}`);
}
