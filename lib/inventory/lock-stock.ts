import { sql } from 'drizzle-orm';
import type { Stock } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';

/**
 * The stock of variants as it is, until the transaction ends: nobody else moves it. Locked in the order of their ids, as
 * everybody does. Those that are unknown are left out.
 */
export function lockStock(tx: Transaction, variantIds: readonly string[]): Promise<Stock[]> {
  return tx.execute<Stock>(sql`
    SELECT variant_id::text AS "variantId", available, version::float8 AS version FROM inventory
     WHERE variant_id = ANY(${`{${variantIds.join(',')}}`}::bigint[]) ORDER BY variant_id FOR NO KEY UPDATE`);
}
