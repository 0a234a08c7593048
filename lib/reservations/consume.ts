import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/** Gives an order what is held for its cart. No stock moves: it was taken out of what is for sale when it was set aside. */
export async function consumeHold(tx: Transaction, cartId: string, orderId: string): Promise<void> {
  await tx.execute(sql`
    UPDATE reservations SET state = 'consumed', order_id = ${orderId}, updated_at = now()
     WHERE cart_id = ${cartId} AND state = 'held'`);
}
