import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/**
 * Units that are in the house and not for sale any more, by variant: set aside for a checkout, or sold and not sent yet.
 * With what is available, they are what somebody finds on the shelf. Variants without any are left out.
 */
export async function readReserved(
  db: Pick<Transaction, 'execute'>,
  variantIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.execute<{ variantId: string; units: number }>(sql`
    SELECT r.variant_id::text AS "variantId", sum(r.quantity)::int AS units FROM reservations r
     WHERE r.variant_id = ANY(${`{${variantIds.join(',')}}`}::bigint[])
       AND (r.state = 'held' OR (r.state = 'consumed' AND EXISTS (
             SELECT FROM orders o WHERE o.id = r.order_id AND o.status IN ('placed', 'paid', 'packed'))))
     GROUP BY r.variant_id`);
  return new Map(rows.map(({ variantId, units }) => [variantId, units]));
}
