import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type MovedStock, moveStocks } from '#lib/inventory/move-stocks.ts';

/** `pieces` by variant: how many of it. */
export type ReturnedPieces = { moved: readonly MovedStock[]; pieces: ReadonlyMap<string, number> };

type Taken = { id: string; variantId: string; quantity: number };

/**
 * Puts some of an order's pieces on sale again, as far as the order still has them: what was given back before is not given
 * back twice. Call it within `commitStock`; the order is locked.
 * @param wanted by variant: how many of it
 * @param why for the ledger
 */
export async function returnPieces(
  tx: Transaction,
  orderId: string,
  wanted: ReadonlyMap<string, number>,
  why: string,
): Promise<ReturnedPieces> {
  const taken = await tx.execute<Taken>(sql`
    SELECT id::text, variant_id::text AS "variantId", quantity FROM reservations
     WHERE order_id = ${orderId} AND state = 'consumed' AND variant_id = ANY(${`{${[...wanted.keys()].join(',')}}`}::bigint[])
     ORDER BY variant_id, id FOR UPDATE`);
  const pieces = new Map<string, number>();
  for (const reservation of taken) {
    const before = pieces.get(reservation.variantId) ?? 0;
    const count = Math.min((wanted.get(reservation.variantId) ?? 0) - before, reservation.quantity);
    if (count <= 0) continue;
    await release(tx, reservation, count);
    pieces.set(reservation.variantId, before + count);
  }
  const moves = [...pieces].map(([variantId, delta]) => ({ variantId, delta, reason: why }));
  const result = await moveStocks(tx, moves);
  if (result.state === 'short') throw new Error(`pieces of order ${orderId} could not be given back`);
  return { moved: result.moved, pieces };
}

/** Of a reservation of several pieces, what stays with the order stays in its row. */
async function release(tx: Transaction, { id, quantity }: Taken, count: number): Promise<void> {
  if (count === quantity) {
    await tx.execute(sql`UPDATE reservations SET state = 'released', updated_at = now() WHERE id = ${id}::bigint`);
    return;
  }
  await tx.execute(sql`
    WITH kept AS (
      UPDATE reservations SET quantity = quantity - ${count}::int, updated_at = now() WHERE id = ${id}::bigint RETURNING *
    )
    INSERT INTO reservations (cart_id, order_id, variant_id, quantity, state, expires_at)
    SELECT cart_id, order_id, variant_id, ${count}::int, 'released', expires_at FROM kept`);
}
