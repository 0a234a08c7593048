import { type SQL, sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';
import { countSales } from './count-sales.ts';
import { chooseUnit, type DayRange, type PlotUnit, rangeBefore, splitMonths } from './range.ts';

/** Money in minor units of the dashboard's currency. */
export type SalesTotals = { orders: number; units: number; revenue: number; refunded: number };
export type FunnelTotals = { carts: number; checkouts: number; orders: number };
/** What was sold in a unit of the plot, and in the one as long before. `at`: its first day. */
export type SalesPoint = { at: string; orders: number; revenue: number; revenueBefore: number };
export type TopProduct = { id: string; name: string | null; units: number; revenue: number };

export type Dashboard = {
  range: DayRange;
  unit: PlotUnit;
  currency: string;
  /** All that there are sales in. */
  currencies: string[];
  totals: SalesTotals;
  before: SalesTotals;
  funnel: FunnelTotals;
  funnelBefore: FunnelTotals;
  points: SalesPoint[];
  top: TopProduct[];
  /** ISO 8601. */
  countedAt: string | null;
};

/** Whoever looks sees what happened until then, not until the last minute's count. */
const FRESH_MS = 5_000;
const TOP = 8;

/**
 * What was sold in a range of days.
 * @param currency ISO 4217; default: the one with the most orders
 * @throws ForbiddenError for less than a viewer
 */
export async function readDashboard(actor: Actor, range: DayRange, currency?: string): Promise<Dashboard> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  if ((await readCountedAt()) < Date.now() - FRESH_MS) await countSales();
  const [found] = await db.execute<{ currencies: string[] }>(sql`
    SELECT ARRAY(SELECT currency::text FROM sales_days GROUP BY 1 ORDER BY sum(orders) DESC, 1) AS currencies`);
  const currencies = found?.currencies ?? [];
  const chosen = currency !== undefined && currencies.includes(currency) ? currency : (currencies[0] ?? 'EUR');
  const earlier = rangeBefore(range);
  const unit = chooseUnit(range);
  const [totals, before, funnel, funnelBefore, points, top, countedAt] = await Promise.all([
    sumSales(range, chosen),
    sumSales(earlier, chosen),
    sumFunnel(range),
    sumFunnel(earlier),
    readPoints(range, unit, chosen),
    readTop(range, chosen),
    readCountedAt(),
  ]);
  return {
    range,
    unit,
    currency: chosen,
    currencies,
    totals,
    before,
    funnel,
    funnelBefore,
    points,
    top,
    countedAt: countedAt > 0 ? new Date(countedAt).toISOString() : null,
  };
}

const within = (column: SQL, { from, to }: DayRange) => sql`${column} BETWEEN ${from}::date AND ${to}::date`;

async function readCountedAt(): Promise<number> {
  const [row] = await getRuntime().db.execute<{ at: number }>(sql`
    SELECT (extract(epoch FROM counted_until) * 1000)::float8 AS at FROM sales_count`);
  return row?.at ?? 0;
}

async function sumSales(range: DayRange, currency: string): Promise<SalesTotals> {
  const [row] = await getRuntime().db.execute<SalesTotals>(sql`
    SELECT coalesce(sum(orders), 0)::float8 AS orders, coalesce(sum(units), 0)::float8 AS units,
           coalesce(sum(revenue), 0)::float8 AS revenue, coalesce(sum(refunded), 0)::float8 AS refunded
      FROM sales_days WHERE ${within(sql`day`, range)} AND currency = ${currency}`);
  return row as SalesTotals;
}

async function sumFunnel(range: DayRange): Promise<FunnelTotals> {
  const [row] = await getRuntime().db.execute<FunnelTotals>(sql`
    SELECT coalesce(sum(carts), 0)::float8 AS carts, coalesce(sum(checkouts), 0)::float8 AS checkouts,
           coalesce(sum(orders), 0)::float8 AS orders
      FROM funnel_days WHERE ${within(sql`day`, range)}`);
  return row as FunnelTotals;
}

/** One for each unit of the range, those without sales as well. */
async function readPoints(range: DayRange, unit: PlotUnit, currency: string): Promise<SalesPoint[]> {
  const shift = sql`(${range.to}::date - ${range.from}::date + 1)`;
  const start = (day: SQL) => sql`date_trunc(${unit}, ${day})::date`;
  const rows = await getRuntime().db.execute<SalesPoint>(sql`
    SELECT u.at::text AS at, coalesce(n.orders, 0)::float8 AS orders, coalesce(n.revenue, 0)::float8 AS revenue,
           coalesce(b.revenue, 0)::float8 AS "revenueBefore"
      FROM (SELECT DISTINCT ${start(sql`day`)} AS at FROM generate_series(${range.from}::date, ${range.to}::date, '1 day') AS day) u
      LEFT JOIN (SELECT ${start(sql`day`)} AS at, sum(orders) AS orders, sum(revenue) AS revenue FROM sales_days
                  WHERE ${within(sql`day`, range)} AND currency = ${currency} GROUP BY 1) n USING (at)
      LEFT JOIN (SELECT ${start(sql`(day + ${shift})`)} AS at, sum(revenue) AS revenue FROM sales_days
                  WHERE ${within(sql`day`, rangeBefore(range))} AND currency = ${currency} GROUP BY 1) b USING (at)
     ORDER BY u.at`);
  return [...rows];
}

async function readTop(range: DayRange, currency: string): Promise<TopProduct[]> {
  const { months, days } = splitMonths(range);
  const parts = [
    ...days.map(
      (part) => sql`SELECT product_id, units, revenue FROM product_sales_days
                     WHERE ${within(sql`day`, part)} AND currency = ${currency}`,
    ),
    ...(months
      ? [
          sql`SELECT product_id, units, revenue FROM product_sales_months
               WHERE month >= ${months.from}::date AND month < ${months.before}::date AND currency = ${currency}`,
        ]
      : []),
  ];
  const rows = await getRuntime().db.execute<TopProduct>(sql`
    SELECT t.product_id::text AS id, p.name, t.units::float8 AS units, t.revenue::float8 AS revenue
      FROM (SELECT product_id, sum(units) AS units, sum(revenue) AS revenue FROM (${sql.join(parts, sql` UNION ALL `)}) parts
             GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ${TOP}) t
      LEFT JOIN products p ON p.id = t.product_id
     ORDER BY t.revenue DESC, t.product_id`);
  return [...rows];
}
