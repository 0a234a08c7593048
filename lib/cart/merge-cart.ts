import { sql } from 'drizzle-orm';
import { pastDeadlocks, violatedConstraint } from '#db/violated-constraint.ts';
import { trimHold } from '#lib/reservations/trim.ts';
import { getRuntime } from '#lib/runtime.ts';
import { handOverCheckouts } from './hand-over-checkouts.ts';
import { isOwned } from './load.ts';
import { cartCountCookie, digestToken, noCartCookie } from './owner.ts';
import { MAX_QUANTITY } from './types.ts';

/** A payment that comes meanwhile locks its order before the cart. */
const ATTEMPTS = 4;

/**
 * Gives a guest's cart to the user who has just signed in. Of what both carts hold, the quantities are added up, to 99 at
 * most; whether there are so many is said with the next reading. A repetition finds nothing more to merge.
 * @param token of the guest's cookie; undefined: there is no such cart
 * @returns `Set-Cookie` headers for the answer: the guest's cart leaves the browser, the badge gets the user's number
 */
export async function mergeCart(userId: string, token: string | undefined): Promise<string[]> {
  try {
    return await pastDeadlocks(ATTEMPTS, () => merge(userId, token));
  } catch (error) {
    // Another request has made the user's cart meanwhile: now there is one to merge into.
    if (violatedConstraint(error) !== 'carts_userId_unique') throw error;
    return merge(userId, token);
  }
}

/** `Set-Cookie` headers for the answer to a sign-out: nothing in the browser tells of the user's cart any more. */
export const forgetCart = (): string[] => [cartCountCookie(0), noCartCookie()];

async function merge(userId: string, token: string | undefined): Promise<string[]> {
  const { units, gone } = await getRuntime().db.transaction(async (tx) => {
    const guest = isOwned({ kind: 'guest', tokenDigest: digestToken(token ?? '') });
    const user = isOwned({ kind: 'user', userId });
    const locked = await tx.execute<{ id: string; userId: string | null }>(sql`
      SELECT c.id, c.user_id AS "userId" FROM carts c WHERE ${user} OR (${guest}) ORDER BY c.id FOR UPDATE`);
    const from = locked.find((cart) => cart.userId === null)?.id;
    const into = locked.find((cart) => cart.userId !== null)?.id;
    if (from && into) {
      await tx.execute(sql`
        UPDATE carts SET version = version + 1, updated_at = now(), currency = CASE
            WHEN EXISTS (SELECT FROM cart_items WHERE cart_id = ${into}) THEN currency
            ELSE (SELECT currency FROM carts WHERE id = ${from}) END
         WHERE id = ${into}`);
      await tx.execute(sql`
        INSERT INTO cart_items (cart_id, variant_id, name, quantity, seen_price, created_at)
        SELECT ${into}, variant_id, name, quantity, seen_price, created_at FROM cart_items WHERE cart_id = ${from} ORDER BY id
        ON CONFLICT (cart_id, variant_id) DO UPDATE
           SET quantity = least(${MAX_QUANTITY}, cart_items.quantity + excluded.quantity), seen_price = excluded.seen_price`);
      await tx.execute(sql`
        INSERT INTO cart_promotions (cart_id, promotion_id)
        SELECT ${into}, promotion_id FROM cart_promotions WHERE cart_id = ${from} ON CONFLICT DO NOTHING`);
      await handOverCheckouts(tx, from, into);
      await tx.execute(sql`DELETE FROM carts WHERE id = ${from}`);
    } else if (from) {
      await tx.execute(sql`
        UPDATE carts SET user_id = ${userId}, token_digest = NULL, version = version + 1, updated_at = now() WHERE id = ${from}`);
    }
    const [row] = await tx.execute<{ units: number }>(sql`
      SELECT coalesce(sum(ci.quantity), 0)::int AS units
        FROM cart_items ci JOIN carts c ON c.id = ci.cart_id WHERE c.user_id = ${userId}`);
    return { units: row?.units ?? 0, gone: from && into ? from : undefined };
  });
  // Its shopper begins to check out anew, with all of it.
  if (gone) await trimHold(gone);
  return [noCartCookie(), cartCountCookie(units)];
}
