import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '#db/escape-like.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize, searchWords } from '#lib/http/params.ts';
import { matchWords } from '#lib/orders/match-words.ts';
import { iso } from '#lib/orders/read.ts';
import { getRuntime } from '#lib/runtime.ts';
import { BOUGHT, GUESTS } from './bought.ts';

export const CUSTOMER_SORTS = ['newest', 'spent', 'orders', 'name'] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** The query of `GET /api/admin/customers` and of the list's page. */
export const customerListQuery = z.object({
  page: pageNumber,
  pageSize,
  /** Those with an account, or those who have bought without one. */
  kind: z.enum(['account', 'guest'], 'must be account or guest').optional().default('account'),
  /** A part of the name or of the address. */
  q: searchWords.optional(),
  sort: z
    .enum(CUSTOMER_SORTS, `must be one of ${CUSTOMER_SORTS.join(', ')}`)
    .optional()
    .default('newest'),
});

export type CustomerListQuery = z.output<typeof customerListQuery>;

/** Somebody who buys here. Money in minor units of `currency`. */
export type CustomerSummary = {
  /** Of the account; of a guest `guest-` and the id of their latest order, so that no address stands in a URL. */
  id: string;
  kind: 'account' | 'guest';
  name: string;
  email: string;
  /** Orders that were paid for. */
  orders: number;
  /** Paid and not given back. */
  spent: number;
  currency: string | null;
  /** ISO 8601: of the account's opening, or of a guest's first order. */
  since: string;
  lastOrderAt: string | null;
};

const ORDER_BY: Record<CustomerSort, SQL> = {
  newest: sql`c.since DESC, c.id`,
  spent: sql`c.spent DESC, c.id`,
  orders: sql`c.orders DESC, c.id`,
  name: sql`c.name, c.id`,
};

/**
 * Those who buy here.
 * @throws ForbiddenError for less than support
 */
export async function listCustomers(actor: Actor, query: CustomerListQuery): Promise<Page<CustomerSummary>> {
  assertMay(actor, 'support');
  const { kind, page, pageSize, sort } = query;
  const { from, total } = kind === 'account' ? accounts(query) : guests(query);
  const { db } = getRuntime();
  const [rows, [counted]] = await Promise.all([
    db.execute<Omit<CustomerSummary, 'kind'>>(sql`
      SELECT c.id, c.name, c.email, c.orders, c.spent::float8 AS spent, c.currency, ${iso(sql`c.since`)} AS since,
             ${iso(sql`c.last_order_at`)} AS "lastOrderAt"
        FROM (${from}) c ORDER BY ${ORDER_BY[sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`),
    db.execute<{ total: number }>(total),
  ]);
  return { items: rows.map((row) => ({ ...row, kind })), page, pageSize, total: counted?.total ?? 0 };
}

type Source = { from: SQL; total: SQL };

/** Of the shop's people only those who buy here too. */
function accounts({ q }: CustomerListQuery): Source {
  const pattern = `%${escapeLike(q ?? '')}%`;
  const found = sql`${q ? sql`(u.name ILIKE ${pattern} OR u.email ILIKE ${pattern})` : sql`true`}
    AND (u.role = 'customer' OR EXISTS (SELECT FROM orders o WHERE o.user_id = u.id))`;
  return {
    from: sql`
      SELECT u.id, u.name, u.email, u.created_at AS since, s.* FROM users u CROSS JOIN LATERAL (
        SELECT count(*)::int AS orders, coalesce(sum(o.total - o.refunded), 0) AS spent, max(o.currency) AS currency,
               max(o.created_at) AS last_order_at
          FROM orders o WHERE o.user_id = u.id AND ${BOUGHT}) s
       WHERE ${found}`,
    total: sql`SELECT count(*)::int AS total FROM users u WHERE ${found}`,
  };
}

function guests({ q }: CustomerListQuery): Source {
  const found = sql`${GUESTS} AND ${q ? matchWords(q) : sql`true`}`;
  return {
    from: sql`
      SELECT 'guest-' || (array_agg(o.id ORDER BY o.created_at DESC, o.id DESC))[1] AS id,
             (array_agg(o.shipping_address ->> 'name' ORDER BY o.created_at DESC, o.id DESC))[1] AS name, o.email,
             min(o.created_at) AS since, (count(*) FILTER (WHERE ${BOUGHT}))::int AS orders,
             coalesce(sum(o.total - o.refunded) FILTER (WHERE ${BOUGHT}), 0) AS spent, max(o.currency) AS currency,
             max(o.created_at) AS last_order_at
        FROM orders o WHERE ${found} GROUP BY o.email`,
    total: sql`SELECT count(DISTINCT o.email)::int AS total FROM orders o WHERE ${found}`,
  };
}
