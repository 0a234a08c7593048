import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { isId } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What orders have got by a promotion. */
export type PromotionUsage = {
  orders: number;
  customers: number;
  /** Sum of what was taken off, minor units of the promotion's currency. */
  takenOff: number;
};

export type Redemption = {
  orderId: string;
  orderNumber: string;
  /** E-mail address. */
  customer: string;
  /** Minor units. */
  amount: number;
  /** ISO 8601. */
  at: string;
};

const LATEST = 10;

/** Nobody in particular. @throws ForbiddenError for less than a viewer */
export async function readPromotionUsage(actor: Actor, id: string): Promise<PromotionUsage> {
  assertMay(actor, 'viewer');
  const [row] = isId(id)
    ? await getRuntime().db.execute<PromotionUsage>(sql`
        SELECT count(*)::int AS orders, count(DISTINCT customer)::int AS customers,
               coalesce(sum(amount), 0)::float8 AS "takenOff"
          FROM promotion_redemptions WHERE promotion_id = ${id}::bigint`)
    : [];
  return row ?? { orders: 0, customers: 0, takenOff: 0 };
}

/** The orders that have used a promotion last, newest first. @throws ForbiddenError for less than support */
export async function listRedemptions(actor: Actor, id: string): Promise<Redemption[]> {
  assertMay(actor, 'support');
  if (!isId(id)) return [];
  const rows = await getRuntime().db.execute<Redemption>(sql`
    SELECT o.id AS "orderId", o.number AS "orderNumber", r.customer, r.amount, r.created_at AS at
      FROM promotion_redemptions r JOIN orders o ON o.id = r.order_id
     WHERE r.promotion_id = ${id}::bigint ORDER BY r.created_at DESC, r.id DESC LIMIT ${LATEST}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
