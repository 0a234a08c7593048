import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Page } from '#lib/catalog/types.ts';
import { getRuntime } from '#lib/runtime.ts';
import { readReserved } from './reserved.ts';
import { type StockItem, type StockItemRow, selectStockItems, toStockItem } from './stock-item.ts';

export type BookedMovement = {
  id: string;
  delta: number;
  reason: string;
  /** E-mail address of whoever of the shop moved it; null where an order or a checkout did. */
  by: string | null;
  /** State after the movement. */
  available: number;
  version: number;
  /** ISO 8601. */
  createdAt: string;
};

/** `item`: what it is the ledger of, as it is now. */
export type Ledger = Page<BookedMovement> & { available: number; version: number; item: StockItem };

/**
 * The movements of a variant's stock, newest first; null when there is no such variant.
 * @throws ForbiddenError for less than a viewer
 */
export async function listMovements(
  actor: Actor,
  variantId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Ledger | null> {
  assertMay(actor, 'viewer');
  if (!isId(variantId)) return null;
  const { db } = getRuntime();
  const [[row], movements, [counted], reserved] = await Promise.all([
    db.execute<StockItemRow>(selectStockItems(sql`i.variant_id = ${variantId}::bigint`)),
    db.execute<Omit<BookedMovement, 'createdAt'> & { createdAt: string | Date }>(sql`
      SELECT id::text, delta, reason, actor_email AS by, available, version::float8 AS version, created_at AS "createdAt"
        FROM inventory_movements WHERE variant_id = ${variantId}::bigint
       ORDER BY id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`),
    db.execute<{ total: number }>(sql`
      SELECT count(*)::int AS total FROM inventory_movements WHERE variant_id = ${variantId}::bigint`),
    readReserved(db, [variantId]),
  ]);
  if (!row) return null;
  const items = movements.map((item) => ({ ...item, createdAt: new Date(item.createdAt).toISOString() }));
  const { available, version } = row;
  const item = toStockItem(row, reserved.get(variantId) ?? 0);
  return { items, page, pageSize, total: counted?.total ?? 0, available, version, item };
}
