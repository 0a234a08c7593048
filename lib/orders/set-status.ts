import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { OrderStatus } from './rules.ts';

/** Who took a step, and what is to be said of it. `actor`: `customer`, `system`, or the id of a user who works for the shop. */
export type Step = { note: string; actor: string };

/** Writes a step that lib/orders/rules.ts allows: the order is locked by the caller, who has looked. */
export async function setStatus(tx: Transaction, orderId: string, status: OrderStatus, step: Step): Promise<void> {
  await tx.execute(sql`
    WITH stepped AS (
      UPDATE orders SET status = ${status}, version = version + 1, updated_at = now() WHERE id = ${orderId} RETURNING id
    )
    INSERT INTO order_events (order_id, status, note, actor) SELECT id, ${status}, ${step.note}, ${step.actor} FROM stepped`);
}
