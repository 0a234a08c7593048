import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type MovedStock, moveStocks } from '#lib/inventory/move-stocks.ts';

/**
 * Gives back what an order holds, once: a second time there is nothing.
 * @param why for the ledger
 */
export async function returnStock(tx: Transaction, orderId: string, why: string): Promise<readonly MovedStock[]> {
  const released = await tx.execute<{ variantId: string; delta: number }>(sql`
    WITH released AS (
      UPDATE reservations SET state = 'released', updated_at = now()
       WHERE order_id = ${orderId} AND state = 'consumed' RETURNING variant_id, quantity
    )
    SELECT variant_id::text AS "variantId", sum(quantity)::int AS delta FROM released GROUP BY variant_id`);
  const moves = await moveStocks(
    tx,
    released.map((move) => ({ ...move, reason: why })),
  );
  if (moves.state === 'short') throw new Error(`the stock of order ${orderId} could not be given back`);
  return moves.moved;
}
