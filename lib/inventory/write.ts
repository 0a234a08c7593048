import { sql } from 'drizzle-orm';
import type { Announced } from '#lib/cache/engine/cached-thing.ts';
import { inventoryCache } from '#lib/cache/inventory.ts';
import type { Stock } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { announceTags } from '#lib/changes/announce.ts';
import { type ChangeNote, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { type Movement, moveStock } from './move-stock.ts';
import { shelfTags } from './shelf-tags.ts';

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
  const { result, changeId } = await commitChange<Movement>(
    async (tx) => {
      const delta = await deltaIn(tx);
      const moved = await moveStock(tx, variantId, delta, reason);
      if (moved.state !== 'moved') return { result: moved };
      return { result: moved, change: await noteOf(tx, moved.stock, delta) };
    },
    (moved, note) => ('stock' in moved ? announce(moved.stock, note) : announceTags(note.tags)),
  );
  if (result.state !== 'moved' && result.state !== 'still') return result;
  return { state: 'adjusted', stock: result.stock, changeId };
}

/** Pages show no numbers, only whether a product can be had. */
async function noteOf(tx: Transaction, stock: Stock, delta: number): Promise<ChangeNote> {
  const ranOutOrCameIn = stock.available > 0 !== stock.available - delta > 0;
  const shelf = ranOutOrCameIn ? await shelfTags(tx, stock.variantId) : [];
  return { kind: 'inventory', tags: [tags.stock(stock.variantId), ...shelf], cdn: shelf.length > 0 ? 'purge' : 'none' };
}

/** The number is brought along; only what shows the product as such has to be made anew. */
async function announce(stock: Stock, note: ChangeNote): Promise<Announced<string>> {
  const written = await inventoryCache().writeThrough(stock.variantId, stock, stock.version);
  const shelf = note.tags.filter((tag) => tag !== tags.stock(stock.variantId));
  if (written.state === 'owed' || shelf.length === 0) return written;
  return announceTags(shelf);
}
