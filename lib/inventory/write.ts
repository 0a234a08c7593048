import type { Stock } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from './commit-stock.ts';
import { lockStock } from './lock-stock.ts';
import { type Movement, moveStock } from './move-stock.ts';

/**
 * `changeId` is undefined when there was nothing to change. `conflict`: the stock has moved since it was seen; nothing was
 * written.
 */
export type StockChange =
  | { state: 'adjusted'; stock: Stock; changeId: string | undefined }
  | { state: 'short'; stock: Stock }
  | { state: 'conflict'; stock: Stock }
  | { state: 'unknown' };

export type StockWriteOptions = {
  /** Of the stock that was seen: if it has another one by now, nothing happens. */
  version?: number | undefined;
  /** E-mail address of whoever of the shop does it. */
  by?: string;
  /** Runs in the transaction of a movement. */
  onMoved?: (tx: Transaction, moved: { before: number; after: number }) => Promise<void>;
};

/**
 * Moves a variant's stock by `delta` and books it in the ledger, in one transaction. Postgres decides: a movement
 * that would leave less than nothing is refused as `short` and changes nothing. The cache is written after the commit.
 * @param delta whole units, not 0
 * @param reason for the ledger, 1 to 200 characters
 */
export function adjustStock(
  variantId: string,
  delta: number,
  reason: string,
  options: StockWriteOptions = {},
): Promise<StockChange> {
  return changeStock(variantId, reason, options, () => delta);
}

/**
 * Sets a variant's stock to what was counted, and books the difference. What is there already is no movement.
 * @param available whole units, 0 or more
 * @param reason for the ledger, 1 to 200 characters
 */
export function setStock(
  variantId: string,
  available: number,
  reason: string,
  options: StockWriteOptions = {},
): Promise<StockChange> {
  return changeStock(variantId, reason, options, (present) => available - present);
}

async function changeStock(
  variantId: string,
  reason: string,
  { version, by, onMoved }: StockWriteOptions,
  deltaFrom: (present: number) => number,
): Promise<StockChange> {
  const { result, changeId } = await commitStock<Movement | { state: 'conflict'; stock: Stock }>(async (tx) => {
    const [present] = await lockStock(tx, [variantId]);
    if (!present) return { result: { state: 'unknown' }, moved: [] };
    if (version !== undefined && version !== present.version) {
      return { result: { state: 'conflict', stock: present }, moved: [] };
    }
    const delta = deltaFrom(present.available);
    const moved = await moveStock(tx, { variantId, delta, reason, by: by ?? null });
    if (moved.state !== 'moved') return { result: moved, moved: [] };
    await onMoved?.(tx, { before: present.available, after: moved.stock.available });
    return { result: moved, moved: [{ stock: moved.stock, delta }] };
  });
  if (result.state !== 'moved' && result.state !== 'still') return result;
  return { state: 'adjusted', stock: result.stock, changeId };
}
