import { sql } from 'drizzle-orm';
import type { Stock } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from './commit-stock.ts';
import { type Movement, moveStock } from './move-stock.ts';

/** `changeId` is undefined when there was nothing to change. */
export type StockChange =
  | { state: 'adjusted'; stock: Stock; changeId: string | undefined }
  | { state: 'short'; stock: Stock }
  | { state: 'unknown' };

/**
 * Moves a variant's stock by `delta` and books it in the ledger, in one transaction. Postgres decides: a movement
 * that would leave less than nothing is refused as `short` and changes nothing. The cache is written after the commit.
 * @param delta whole units, not 0
 * @param reason for the ledger, 1 to 200 characters
 */
export function adjustStock(variantId: string, delta: number, reason: string): Promise<StockChange> {
  return changeStock(variantId, reason, async () => delta);
}

/**
 * Sets a variant's stock to what was counted, and books the difference. What is there already is no movement.
 * @param available whole units, 0 or more
 * @param reason for the ledger, 1 to 200 characters
 */
export function setStock(variantId: string, available: number, reason: string): Promise<StockChange> {
  return changeStock(variantId, reason, async (tx) => {
    const [present] = await tx.execute<{ available: number }>(
      sql`SELECT available FROM inventory WHERE variant_id = ${variantId}::bigint FOR NO KEY UPDATE`,
    );
    return present ? available - present.available : 0;
  });
}

async function changeStock(
  variantId: string,
  reason: string,
  deltaIn: (tx: Transaction) => Promise<number>,
): Promise<StockChange> {
  const { result, changeId } = await commitStock<Movement>(async (tx) => {
    const delta = await deltaIn(tx);
    const moved = await moveStock(tx, variantId, delta, reason);
    return { result: moved, moved: moved.state === 'moved' ? [{ stock: moved.stock, delta }] : [] };
  });
  if (result.state !== 'moved' && result.state !== 'still') return result;
  return { state: 'adjusted', stock: result.stock, changeId };
}
