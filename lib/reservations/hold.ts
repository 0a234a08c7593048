import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type MovedStock, moveStocks } from '#lib/inventory/move-stocks.ts';
import { planHold, type Units } from './plan.ts';

/** How long stock stays set aside for somebody at the checkout. */
export const HOLD_MS = 15 * 60_000;

/** `short`: nothing has changed; `missing` says of what there is less, and how much the cart could have. */
export type Hold =
  | { state: 'held'; moved: readonly MovedStock[] }
  | { state: 'short'; missing: { variantId: string; available: number }[] };

/**
 * Sets aside for a cart exactly what is wanted, all of it or none: what it holds already counts, and what it wants no more goes
 * back. Call it within `commitStock`, with the cart locked.
 */
export async function holdStock(
  tx: Transaction,
  cartId: string,
  wanted: readonly Units[],
  expiresAt: Date,
): Promise<Hold> {
  const held = await lockHeld(tx, cartId);
  const moves = planHold(wanted, held).map((move) => ({ ...move, reason: reasonOf(move.delta) }));
  const outcome = await moveStocks(tx, moves);
  if (outcome.state === 'short') {
    const own = new Map(held.map(({ variantId, quantity }) => [variantId, quantity]));
    return {
      state: 'short',
      missing: outcome.missing.map(({ variantId, available }) => ({
        variantId,
        available: available + (own.get(variantId) ?? 0),
      })),
    };
  }
  await writeHeld(tx, cartId, wanted, expiresAt);
  return { state: 'held', moved: outcome.moved };
}

/** What is set aside for a cart, locked in the order of variants' ids as everything is that moves stock. */
async function lockHeld(tx: Transaction, cartId: string): Promise<Units[]> {
  return tx.execute<Units>(sql`
    SELECT variant_id::text AS "variantId", quantity FROM reservations
     WHERE cart_id = ${cartId} AND state = 'held' ORDER BY variant_id FOR UPDATE`);
}

async function writeHeld(tx: Transaction, cartId: string, wanted: readonly Units[], expiresAt: Date): Promise<void> {
  const rows = JSON.stringify(wanted);
  await tx.execute(sql`
    WITH wanted AS (
      SELECT w."variantId"::bigint AS variant_id, w.quantity
        FROM json_to_recordset(${rows}::json) AS w ("variantId" text, quantity int)
    ), gone AS (
      UPDATE reservations r SET state = 'released', updated_at = now()
       WHERE r.cart_id = ${cartId} AND r.state = 'held' AND r.variant_id NOT IN (SELECT variant_id FROM wanted)
    )
    INSERT INTO reservations (cart_id, variant_id, quantity, expires_at)
    SELECT ${cartId}, variant_id, quantity, ${expiresAt.toISOString()}::timestamptz FROM wanted ORDER BY variant_id
    ON CONFLICT (cart_id, variant_id) WHERE state = 'held'
    DO UPDATE SET quantity = excluded.quantity, expires_at = excluded.expires_at, updated_at = now()`);
}

const reasonOf = (delta: number) => (delta < 0 ? 'set aside at the checkout' : 'given back at the checkout');
