import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/**
 * Gives the checkouts of a cart that is about to be merged to the one that it goes into: a repetition finds its order there, an
 * order that waits for its payment is not made again, and what it has bought leaves the cart once it is paid. Both carts are
 * locked by the caller, so that nobody places an order of either meanwhile.
 */
export async function handOverCheckouts(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.execute(sql`UPDATE orders SET cart_id = ${into} WHERE cart_id = ${from} AND status = 'placed'`);
  // A key that both carts know says what it said to the one that stays.
  await tx.execute(sql`
    UPDATE idempotency_keys k SET scope = ${into} WHERE scope = ${from}
       AND NOT EXISTS (SELECT FROM idempotency_keys other WHERE other.scope = ${into} AND other.key = k.key)`);
}
