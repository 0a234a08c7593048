import { sql } from 'drizzle-orm';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { moveStocks } from '#lib/inventory/move-stocks.ts';
import { getRuntime } from '#lib/runtime.ts';

const CARTS_AT_ONCE = 100;

/** Puts up for sale again what a cart holds at the checkout: somebody has left it. */
export const releaseHold = (cartId: string): Promise<void> => release(cartId, 'left the checkout', { due: false });

/**
 * Puts up for sale again what is held longer than it may be; cart by cart, so that one that cannot be given back keeps no
 * other from it.
 * @throws the first failure, after all carts were tried
 */
export async function releaseExpired(): Promise<void> {
  const due = await getRuntime().db.execute<{ cartId: string }>(sql`
    SELECT cart_id AS "cartId" FROM reservations WHERE state = 'held' AND expires_at <= now()
     GROUP BY cart_id ORDER BY min(expires_at) LIMIT ${CARTS_AT_ONCE}`);
  const failures: unknown[] = [];
  for (const { cartId } of due) {
    await release(cartId, 'held for too long', { due: true }).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  if (due.length === CARTS_AT_ONCE) await releaseExpired();
}

async function release(cartId: string, reason: string, { due }: { due: boolean }): Promise<void> {
  await commitStock(async (tx) => {
    // Locked in the order in which holdStock does.
    const held = await tx.execute<{ id: string; variantId: string; delta: number }>(sql`
      SELECT id::text, variant_id::text AS "variantId", quantity AS delta FROM reservations
       WHERE cart_id = ${cartId} AND state = 'held' AND (${!due} OR expires_at <= now()) ORDER BY variant_id FOR UPDATE`);
    if (held.length === 0) return { result: undefined, moved: [] };
    const ids = `{${held.map(({ id }) => id).join(',')}}`;
    await tx.execute(
      sql`UPDATE reservations SET state = 'released', updated_at = now() WHERE id = ANY(${ids}::bigint[])`,
    );
    const moves = await moveStocks(
      tx,
      held.map(({ variantId, delta }) => ({ variantId, delta, reason })),
    );
    if (moves.state === 'short') throw new Error(`the stock held for cart ${cartId} could not be given back`);
    return { result: undefined, moved: moves.moved };
  });
}
