import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Page } from '#lib/catalog/types.ts';
import { getRuntime } from '#lib/runtime.ts';
import { adjustStock, type StockChange, setStock } from './write.ts';

const MAX_UNITS = 1_000_000_000;
const oneLine = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text');
const units = z.int().min(-MAX_UNITS).max(MAX_UNITS);

/** A count, or a movement. */
export const stockInput = z
  .strictObject({
    available: units.min(0).optional(),
    delta: units.refine((delta) => delta !== 0, 'must not be 0').optional(),
    reason: oneLine,
  })
  .refine(({ available, delta }) => (available === undefined) !== (delta === undefined), {
    path: ['available'],
    message: 'must be given, or delta, and not both',
  });

/**
 * Books what somebody of the shop has counted, received or taken out.
 * @throws ForbiddenError for less than an editor
 */
export async function bookStock(
  actor: Actor,
  variantId: string,
  input: z.output<typeof stockInput>,
): Promise<StockChange> {
  assertMay(actor, 'editor');
  if (!isId(variantId)) return { state: 'unknown' };
  const { available, delta = 0, reason } = input;
  return available === undefined ? adjustStock(variantId, delta, reason) : setStock(variantId, available, reason);
}

export type Movement = {
  id: string;
  delta: number;
  reason: string;
  /** State after the movement. */
  available: number;
  version: number;
  /** ISO 8601. */
  createdAt: string;
};

/**
 * The movements of a variant's stock, newest first; null when there is no such variant.
 * @throws ForbiddenError for less than a viewer
 */
export async function listMovements(
  actor: Actor,
  variantId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<(Page<Movement> & { available: number; version: number }) | null> {
  assertMay(actor, 'viewer');
  if (!isId(variantId)) return null;
  const [row] = await getRuntime().db.execute<{
    available: number;
    version: number;
    total: number;
    items: Movement[];
  }>(sql`
    SELECT i.available, i.version::float8 AS version,
           (SELECT count(*)::int FROM inventory_movements WHERE variant_id = i.variant_id) AS total,
           coalesce((SELECT json_agg(m) FROM (
             SELECT id::text, delta, reason, available, version, created_at AS "createdAt" FROM inventory_movements
              WHERE variant_id = i.variant_id ORDER BY id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
           ) m), '[]'::json) AS items
      FROM inventory i WHERE i.variant_id = ${variantId}::bigint`);
  if (!row) return null;
  const items = row.items.map((item) => ({ ...item, createdAt: new Date(item.createdAt).toISOString() }));
  return { items, page, pageSize, total: row.total, available: row.available, version: row.version };
}
