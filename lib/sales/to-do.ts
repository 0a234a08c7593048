import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { LOW_STOCK } from '#lib/catalog/low-stock.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What waits for somebody, and how much of it there is. */
export type ToDo = {
  /** Orders that are paid and not packed, and packed and not shipped. */
  toPack: number;
  toShip: number;
  /** Reviews that nobody has judged. */
  reviews: number;
  /** Mails that could not be sent. */
  mails: number;
  /** Variants for sale of which five or fewer are there, those with the fewest first. */
  lowStock: { count: number; items: LowStock[] };
};

export type LowStock = {
  variantId: string;
  productId: string;
  name: string;
  options: Record<string, string>;
  sku: string;
  available: number;
};

const SHOWN = 8;

/** @throws ForbiddenError for less than a viewer */
export async function readToDo(actor: Actor): Promise<ToDo> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const low = sql`
    FROM inventory i JOIN variants v ON v.id = i.variant_id JOIN products p ON p.id = v.product_id
   WHERE i.available <= ${sql.raw(String(LOW_STOCK))} AND p.status = 'published'`;
  const [[counts], items] = await Promise.all([
    db.execute<Omit<ToDo, 'lowStock'> & { low: number }>(sql`
      SELECT (SELECT count(*)::int FROM orders WHERE status = 'paid') AS "toPack",
             (SELECT count(*)::int FROM orders WHERE status = 'packed') AS "toShip",
             (SELECT count(*)::int FROM reviews WHERE status = 'pending') AS reviews,
             (SELECT count(*)::int FROM mails WHERE status = 'failed') AS mails,
             (SELECT count(*)::int ${low}) AS low`),
    db.execute<LowStock>(sql`
      SELECT v.id::text AS "variantId", p.id::text AS "productId", p.name, v.sku, v.options, i.available
      ${low} ORDER BY i.available, p.popularity DESC, v.id LIMIT ${SHOWN}`),
  ]);
  const { toPack = 0, toShip = 0, reviews = 0, mails = 0, low: count = 0 } = counts ?? {};
  return { toPack, toShip, reviews, mails, lowStock: { count, items: [...items] } };
}
