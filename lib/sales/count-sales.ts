import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';

/** An order's time of change is that of its transaction's beginning: those that took longer than this would be missed. */
const LOOK_BACK = '10 minutes';
/** Of one count at a time, in the whole fleet. */
const LOCK = 7_301;
/** Carts and reservations of older days are not complete any more. */
const FUNNEL_DAYS = 2;

/**
 * Brings the figures of every day up to date on which an order has changed since the last count. A day is counted anew from its
 * orders, never added to, so doing it twice does no harm. Whoever comes while another is at it leaves it to them.
 */
export async function countSales(): Promise<void> {
  await getRuntime().db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ free: boolean }>(sql`SELECT pg_try_advisory_xact_lock(${LOCK}) AS free`);
    if (!lock?.free) return;
    const [row] = await tx.execute<{ days: string[] }>(sql`
      SELECT ARRAY(SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date::text FROM orders
                    WHERE updated_at >= coalesce((SELECT counted_until FROM sales_count) - ${LOOK_BACK}::interval, '-infinity')) AS days`);
    const days = row?.days ?? [];
    if (days.length > 0) await countDays(tx, days);
    await countFunnel(tx);
    await tx.execute(sql`
      INSERT INTO sales_count (id, counted_until) VALUES (1, now())
          ON CONFLICT (id) DO UPDATE SET counted_until = excluded.counted_until`);
  });
}

async function countDays(tx: Transaction, list: readonly string[]): Promise<void> {
  const dates = (texts: Iterable<string>) => sql`${`{${[...texts].join(',')}}`}::date[]`;
  const days = dates(list);
  const months = dates(new Set(list.map((day) => `${day.slice(0, 8)}01`)));
  // One scan of an index for each day: a day is few of the orders, and all days are each of them once.
  const sold = sql`
    unnest(${days}) AS d(day)
    JOIN LATERAL (SELECT * FROM orders
                   WHERE created_at >= d.day::timestamp AT TIME ZONE 'UTC' AND created_at < (d.day + 1)::timestamp AT TIME ZONE 'UTC'
                     AND status NOT IN ('placed', 'cancelled')) o ON true`;
  await tx.execute(sql`DELETE FROM sales_days WHERE day = ANY(${days})`);
  await tx.execute(sql`
    INSERT INTO sales_days (day, currency, orders, units, revenue, refunded)
    SELECT d.day, o.currency, count(*), sum(l.units), sum(o.total), sum(o.refunded)
      FROM ${sold}
      JOIN LATERAL (SELECT coalesce(sum(quantity), 0) AS units FROM order_lines WHERE order_id = o.id) l ON true
     GROUP BY 1, 2`);
  await tx.execute(sql`DELETE FROM product_sales_days WHERE day = ANY(${days})`);
  await tx.execute(sql`
    INSERT INTO product_sales_days (day, currency, product_id, units, revenue)
    SELECT d.day, o.currency, coalesce(l.product_id, 0), sum(l.quantity), sum(l.line_total - l.discount)
      FROM ${sold} JOIN order_lines l ON l.order_id = o.id
     GROUP BY 1, 2, 3`);
  await tx.execute(sql`DELETE FROM product_sales_months WHERE month = ANY(${months})`);
  await tx.execute(sql`
    INSERT INTO product_sales_months (month, currency, product_id, units, revenue)
    SELECT m.month, p.currency, p.product_id, sum(p.units), sum(p.revenue)
      FROM unnest(${months}) AS m(month)
      JOIN product_sales_days p ON p.day >= m.month AND p.day < (m.month + interval '1 month')::date
     GROUP BY 1, 2, 3`);
}

async function countFunnel(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    INSERT INTO funnel_days (day, carts, checkouts, orders)
    SELECT d.day,
           (SELECT count(*) FROM (SELECT i.cart_id FROM cart_items i WHERE i.created_at >= d.since AND i.created_at < d.until
                                  UNION SELECT o.cart_id FROM orders o WHERE o.created_at >= d.since AND o.created_at < d.until) c),
           (SELECT count(DISTINCT r.cart_id) FROM reservations r WHERE r.created_at >= d.since AND r.created_at < d.until),
           (SELECT count(DISTINCT o.cart_id) FROM orders o
             WHERE o.created_at >= d.since AND o.created_at < d.until AND o.status NOT IN ('placed', 'cancelled'))
      FROM (SELECT day::date, day AT TIME ZONE 'UTC' AS since, (day + interval '1 day') AT TIME ZONE 'UTC' AS until
              FROM generate_series(date_trunc('day', now() AT TIME ZONE 'UTC') - ${FUNNEL_DAYS - 1} * interval '1 day',
                                   date_trunc('day', now() AT TIME ZONE 'UTC'), interval '1 day') AS day) d
        ON CONFLICT (day) DO UPDATE SET carts = greatest(funnel_days.carts, excluded.carts),
           checkouts = greatest(funnel_days.checkouts, excluded.checkouts), orders = excluded.orders`);
}
