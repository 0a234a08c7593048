import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/** Adds to an order's history what is no step of it; nothing where there is no such order. */
export async function noteInOrder(
  tx: Transaction,
  orderId: string,
  { note, actor }: { note: string; actor: string },
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO order_events (order_id, note, actor) SELECT id, ${note}, ${actor} FROM orders WHERE id = ${orderId}`);
}
