import { sql } from 'drizzle-orm';
import { inventoryCache } from '#lib/cache/inventory.ts';
import type { Stock } from '#lib/catalog/types.ts';
import { getRuntime } from '#lib/runtime.ts';

export type StockChange = { state: 'adjusted'; stock: Stock } | { state: 'short'; stock: Stock } | { state: 'unknown' };

/**
 * Moves a variant's stock by `delta` and books it in the ledger, in one transaction. Postgres decides: a movement
 * that would leave less than nothing is refused as `short` and changes nothing. The cache is written after the commit.
 * @param delta whole units, not 0
 * @param reason for the ledger, 1 to 200 characters
 */
export async function adjustStock(variantId: string, delta: number, reason: string): Promise<StockChange> {
  const { db } = getRuntime();
  const [stock] = await db.execute<Stock>(sql`
    WITH moved AS (
      UPDATE inventory SET available = available + ${delta}, version = version + 1, updated_at = now()
       WHERE variant_id = ${variantId}::bigint AND available + ${delta} >= 0
      RETURNING variant_id, available, version
    ), booked AS (
      INSERT INTO inventory_movements (variant_id, delta, reason, available, version)
      SELECT variant_id, ${delta}, ${reason}, available, version FROM moved
    )
    SELECT variant_id::text AS "variantId", available, version::float8 AS version FROM moved`);
  if (stock) {
    await inventoryCache().writeThrough(variantId, stock, stock.version);
    return { state: 'adjusted', stock };
  }
  const [present] = await db.execute<Stock>(sql`
    SELECT variant_id::text AS "variantId", available, version::float8 AS version
      FROM inventory WHERE variant_id = ${variantId}::bigint`);
  return present ? { state: 'short', stock: present } : { state: 'unknown' };
}
