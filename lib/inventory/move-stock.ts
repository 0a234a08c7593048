import { sql } from 'drizzle-orm';
import type { Stock } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueNotices } from '#lib/stock-notices/queue-notices.ts';
import type { StockMove } from './move-stocks.ts';

/** `still`: a movement of nothing, which is not booked. */
export type Movement =
  | { state: 'moved'; stock: Stock }
  | { state: 'still'; stock: Stock }
  | { state: 'short'; stock: Stock }
  | { state: 'unknown' };

/** Moves a variant's stock and books it, if as many are there: one statement decides and writes. Who waits for it will be told. */
export async function moveStock(
  tx: Transaction,
  { variantId, delta, reason, by = null }: StockMove,
): Promise<Movement> {
  const [moved] = await tx.execute<Stock>(sql`
    WITH moved AS (
      UPDATE inventory SET available = available + ${delta}, version = version + 1, updated_at = now()
       WHERE variant_id = ${variantId}::bigint AND available + ${delta} >= 0 AND ${delta}::int <> 0
      RETURNING variant_id, available, version
    ), booked AS (
      INSERT INTO inventory_movements (variant_id, delta, reason, available, version, actor_email)
      SELECT variant_id, ${delta}, ${reason}, available, version, ${by} FROM moved
    )
    SELECT variant_id::text AS "variantId", available, version::float8 AS version FROM moved`);
  if (moved) {
    if (delta > 0) await queueNotices(tx, [variantId]);
    return { state: 'moved', stock: moved };
  }
  const [stock] = await tx.execute<Stock>(sql`
    SELECT variant_id::text AS "variantId", available, version::float8 AS version
      FROM inventory WHERE variant_id = ${variantId}::bigint`);
  if (!stock) return { state: 'unknown' };
  return { state: delta === 0 ? 'still' : 'short', stock };
}
