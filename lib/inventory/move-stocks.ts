import { sql } from 'drizzle-orm';
import type { Stock } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueNotices } from '#lib/stock-notices/queue-notices.ts';
import { lockStock } from './lock-stock.ts';

/** One for each variant at most. */
export type StockMove = {
  variantId: string;
  /** Whole units; less than 0 takes out. */
  delta: number;
  /** For the ledger, 1 to 200 characters. */
  reason: string;
  /** E-mail address of whoever of the shop does it. */
  by?: string | null;
};
/** `stock`: after the movement. */
export type MovedStock = { stock: Stock; delta: number };

/** `short`: not one of them was moved; `missing` has those of which there is less than was to be taken out. */
export type StockMoves =
  | { state: 'moved'; moved: MovedStock[] }
  | { state: 'short'; missing: { variantId: string; available: number }[] };

/**
 * Moves the stock of several variants and books each movement, all of them or none. Variants are locked in the order of
 * their ids, then the products that come into stock or run out in that of theirs, so that no two of these wait for each other.
 * Who waits for what comes in will be told.
 */
export async function moveStocks(tx: Transaction, moves: readonly StockMove[]): Promise<StockMoves> {
  const wanted = moves.filter(({ delta }) => delta !== 0);
  if (wanted.length === 0) return { state: 'moved', moved: [] };
  const locked = await lockStock(
    tx,
    wanted.map(({ variantId }) => variantId),
  );
  const present = new Map(locked.map(({ variantId, available }) => [variantId, available]));
  const missing = wanted.flatMap(({ variantId, delta }) => {
    const available = present.get(variantId) ?? 0;
    // What is no longer sold has no stock to be given back to.
    if (!present.has(variantId) && delta > 0) return [];
    return available + delta < 0 ? [{ variantId, available }] : [];
  });
  if (missing.length > 0) return { state: 'short', missing };
  const known = wanted.filter(({ variantId }) => present.has(variantId));
  await lockProducts(
    tx,
    known.flatMap(({ variantId, delta }) => {
      const before = present.get(variantId) ?? 0;
      return before > 0 === before + delta > 0 ? [] : variantId;
    }),
  );
  return { state: 'moved', moved: await move(tx, known) };
}

/** The trigger on inventory writes them, one after the other (db/migrations/0004). */
async function lockProducts(tx: Transaction, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length < 2) return;
  await tx.execute(sql`
    SELECT FROM products WHERE id IN (SELECT product_id FROM variants WHERE id = ANY(${idArray(variantIds)}::bigint[]))
     ORDER BY id FOR NO KEY UPDATE`);
}

async function move(tx: Transaction, moves: readonly StockMove[]): Promise<MovedStock[]> {
  if (moves.length === 0) return [];
  const wanted = JSON.stringify(moves);
  const rows = await tx.execute<Stock & { delta: number }>(sql`
    WITH wanted AS (
      SELECT w."variantId"::bigint AS variant_id, w.delta, w.reason, w.by
        FROM json_to_recordset(${wanted}::json) AS w ("variantId" text, delta int, reason text, by text)
    ), moved AS (
      UPDATE inventory i SET available = i.available + w.delta, version = i.version + 1, updated_at = now()
        FROM wanted w WHERE i.variant_id = w.variant_id AND i.available + w.delta >= 0
      RETURNING i.variant_id, w.delta, w.reason, w.by, i.available, i.version
    ), booked AS (
      INSERT INTO inventory_movements (variant_id, delta, reason, available, version, actor_email)
      SELECT variant_id, delta, reason, available, version, by FROM moved ORDER BY variant_id
    )
    SELECT variant_id::text AS "variantId", delta, available, version::float8 AS version FROM moved ORDER BY moved.variant_id`);
  await queueNotices(
    tx,
    rows.flatMap(({ delta, variantId }) => (delta > 0 ? variantId : [])),
  );
  return rows.map(({ delta, ...stock }) => ({ stock, delta }));
}

const idArray = (ids: readonly string[]) => `{${ids.join(',')}}`;
