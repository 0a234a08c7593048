import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/** `limited`: nothing was booked, since `promotionId` may not be used (again). */
export type Redemption =
  | { state: 'redeemed' }
  | { state: 'limited'; promotionId: string; limit: 'total' | 'customer' | 'ended' };

export type RedemptionOrder = {
  orderId: string;
  /** E-mail address of the order, by which customers are counted. */
  customer: string;
  /** What each takes off the order, minor units. */
  promotions: readonly { promotionId: string; amount: number }[];
};

type Row = { id: string; limit: 'total' | 'customer' | 'ended' | null; redeemed: boolean };

/**
 * Books the promotions of an order, all of them or none. Their rows stay locked until the transaction ends, so that whoever
 * else wants one waits and then counts this one, too: limits hold whatever the number of orders at once. A repetition for the
 * same order books nothing twice.
 */
export async function redeem(tx: Transaction, { orderId, customer, promotions }: RedemptionOrder): Promise<Redemption> {
  if (promotions.length === 0) return { state: 'redeemed' };
  const ids = `{${promotions.map(({ promotionId }) => promotionId).join(',')}}`;
  const email = customer.toLowerCase();
  // In the order of ids, so that two orders with the same two promotions never wait for each other.
  await tx.execute(sql`SELECT FROM promotions WHERE id = ANY(${ids}::bigint[]) ORDER BY id FOR NO KEY UPDATE`);
  const rows = await tx.execute<Row>(sql`
    SELECT p.id::text, own.order_id IS NOT NULL AS redeemed,
           CASE WHEN NOT p.active OR p.starts_at > now() OR p.ends_at <= now() THEN 'ended'
                WHEN p.redeemed >= p.total_limit THEN 'total'
                WHEN (SELECT count(*) FROM promotion_redemptions r WHERE r.promotion_id = p.id AND r.customer = ${email})
                     >= p.per_customer_limit THEN 'customer' END AS limit
      FROM promotions p LEFT JOIN promotion_redemptions own ON own.promotion_id = p.id AND own.order_id = ${orderId}
     WHERE p.id = ANY(${ids}::bigint[]) ORDER BY p.id`);
  for (const { promotionId } of promotions) {
    const row = rows.find(({ id }) => id === promotionId);
    if (!row) return { state: 'limited', promotionId, limit: 'ended' };
    if (row.limit && !row.redeemed) return { state: 'limited', promotionId, limit: row.limit };
  }
  for (const { promotionId, amount } of promotions) {
    if (rows.find(({ id }) => id === promotionId)?.redeemed) continue;
    await tx.execute(sql`
      WITH counted AS (
        UPDATE promotions SET redeemed = redeemed + 1 WHERE id = ${promotionId}::bigint RETURNING id
      )
      INSERT INTO promotion_redemptions (promotion_id, order_id, customer, amount)
      SELECT id, ${orderId}, ${email}, ${amount} FROM counted`);
  }
  return { state: 'redeemed' };
}

/** Gives back what an order that comes to nothing has used. A repetition gives nothing back twice. */
export async function unredeem(tx: Transaction, orderId: string): Promise<void> {
  await tx.execute(sql`
    SELECT FROM promotions WHERE id IN (SELECT promotion_id FROM promotion_redemptions WHERE order_id = ${orderId})
     ORDER BY id FOR NO KEY UPDATE`);
  await tx.execute(sql`
    WITH returned AS (DELETE FROM promotion_redemptions WHERE order_id = ${orderId} RETURNING promotion_id)
    UPDATE promotions SET redeemed = redeemed - 1 WHERE id IN (SELECT promotion_id FROM returned)`);
}
