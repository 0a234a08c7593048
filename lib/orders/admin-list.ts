import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize, searchWords } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';
import { matchWords } from './match-words.ts';
import { summaryColumns } from './read.ts';
import { ORDER_STATUSES, type OrderStatus } from './rules.ts';
import type { OrderSummary } from './types.ts';

export const ORDER_SORTS = ['newest', 'oldest', 'total-desc', 'total-asc'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** Of the 31st of February `Date` makes the 3rd of March. */
const isDay = (text: string) => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

const day = z
  .string('must be given once')
  .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-11-27')
  .refine(isDay, 'must be a day that there is')
  .optional();

/** The query of `GET /api/admin/orders` and of the list's page. */
export const orderListQuery = z.object({
  page: pageNumber,
  pageSize,
  /** Default: all. */
  status: z.enum(ORDER_STATUSES, `must be one of ${ORDER_STATUSES.join(', ')}`).optional(),
  /** A part of its number, of the buyer's address or name, or of the parcel's number. */
  q: searchWords.optional(),
  /** First and last day on which it was placed, UTC. */
  from: day,
  to: day,
  /** Id of the account that bought. */
  customer: z
    .string('must be given once')
    .max(64, 'must have at most 64 characters')
    .refine((text) => !text.includes('\0'), 'must be text')
    .optional(),
  sort: z
    .enum(ORDER_SORTS, `must be one of ${ORDER_SORTS.join(', ')}`)
    .optional()
    .default('newest'),
});

export type OrderListQuery = z.output<typeof orderListQuery>;

export type AdminOrderSummary = OrderSummary & {
  email: string;
  /** To whom it goes. */
  name: string;
  version: number;
};

/** How many there are of each status, whatever status is asked for. */
export type OrderCounts = Partial<Record<OrderStatus, number>>;

const ORDER_BY: Record<OrderSort, SQL> = {
  newest: sql`o.created_at DESC, o.id DESC`,
  oldest: sql`o.created_at, o.id`,
  'total-desc': sql`o.total DESC, o.id DESC`,
  'total-asc': sql`o.total, o.id`,
};

/**
 * Everybody's orders.
 * @throws ForbiddenError for less than support
 */
export async function listAdminOrders(
  actor: Actor,
  query: OrderListQuery,
): Promise<Page<AdminOrderSummary> & { counts: OrderCounts }> {
  assertMay(actor, 'support');
  const { status, page, pageSize, sort } = query;
  const found = sql.join([sql`true`, ...conditions(query)], sql` AND `);
  const wanted = status ? sql`${found} AND o.status = ${status}` : found;
  const { db } = getRuntime();
  const [counted, items] = await Promise.all([
    db.execute<{ status: OrderStatus; count: number }>(
      sql`SELECT o.status, count(*)::int AS count FROM orders o WHERE ${found} GROUP BY o.status`,
    ),
    db.execute<AdminOrderSummary>(sql`
      SELECT ${summaryColumns}, o.email, o.shipping_address ->> 'name' AS name, o.version::float8 AS version
        FROM orders o WHERE ${wanted} ORDER BY ${ORDER_BY[sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`),
  ]);
  const counts: OrderCounts = Object.fromEntries(counted.map((row) => [row.status, row.count]));
  const total = status ? (counts[status] ?? 0) : counted.reduce((sum, { count }) => sum + count, 0);
  return { items: [...items], page, pageSize, total, counts };
}

function conditions({ q, from, to, customer }: OrderListQuery): SQL[] {
  const list: SQL[] = [];
  if (q) list.push(matchWords(q));
  if (from) list.push(sql`o.created_at >= ${from}::timestamp AT TIME ZONE 'UTC'`);
  if (to) list.push(sql`o.created_at < (${to}::timestamp + interval '1 day') AT TIME ZONE 'UTC'`);
  if (customer) list.push(sql`o.user_id = ${customer}`);
  return list;
}
