import { type SQL, sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Role } from '#lib/accounts/roles.ts';
import { listAddresses } from '#lib/addresses/read.ts';
import type { SavedAddress } from '#lib/addresses/types.ts';
import type { Page } from '#lib/catalog/types.ts';
import { listNotes, type Note } from '#lib/notes/notes.ts';
import { isOrderId, iso, readSummaries } from '#lib/orders/read.ts';
import type { OrderSummary, PostalAddress } from '#lib/orders/types.ts';
import { getRuntime } from '#lib/runtime.ts';
import { BOUGHT, GUESTS } from './bought.ts';

/** Money in minor units of `currency`. `orders` and `average`: of those that were paid for. */
export type CustomerFigures = {
  orders: number;
  spent: number;
  refunded: number;
  average: number;
  currency: string | null;
};

type Shown = {
  id: string;
  name: string;
  email: string;
  /** ISO 8601. */
  since: string;
  figures: CustomerFigures;
  /** The latest of them. */
  orders: Page<OrderSummary>;
};

/** A guest's addresses are those of their orders; what is noted of a guest is noted of an order. */
export type Customer =
  | (Shown & { kind: 'account'; emailVerified: boolean; role: Role; addresses: SavedAddress[]; notes: Note[] })
  | (Shown & { kind: 'guest'; addresses: PostalAddress[] });

const ORDERS_SHOWN = 20;
const GUEST = 'guest-';

/**
 * Somebody who buys here, by the id of a list; undefined when there is nobody.
 * @throws ForbiddenError for less than support
 */
export function getCustomer(actor: Actor, id: string): Promise<Customer | undefined> {
  assertMay(actor, 'support');
  return id.startsWith(GUEST) ? getGuest(id) : getAccount(actor, id);
}

type AccountRow = { name: string; email: string; emailVerified: boolean; role: Role; since: string };

async function getAccount(actor: Actor, id: string): Promise<Customer | undefined> {
  const [user] = await getRuntime().db.execute<AccountRow>(sql`
    SELECT name, email, email_verified AS "emailVerified", role, ${iso(sql`created_at`)} AS since FROM users WHERE id = ${id}`);
  if (!user) return undefined;
  const theirs = sql`o.user_id = ${id}`;
  const [figures, orders, addresses, notes] = await Promise.all([
    readFigures(theirs),
    readSummaries(theirs, { page: 1, pageSize: ORDERS_SHOWN }),
    listAddresses({ kind: 'user', userId: id, email: user.email, name: user.name }),
    listNotes(actor, { kind: 'customer', id }),
  ]);
  return { id, kind: 'account', ...user, figures, orders, addresses, notes };
}

async function getGuest(id: string): Promise<Customer | undefined> {
  const orderId = id.slice(GUEST.length);
  if (!isOrderId(orderId)) return undefined;
  const [guest] = await getRuntime().db.execute<{ email: string; since: string; addresses: PostalAddress[] }>(sql`
    WITH theirs AS (
      SELECT o.* FROM orders o WHERE ${GUESTS} AND o.email = (SELECT email FROM orders WHERE id = ${orderId})
    ), places AS (
      SELECT shipping_address AS place, max(created_at) AS used FROM theirs GROUP BY shipping_address
    )
    SELECT email, ${iso(sql`min(created_at)`)} AS since,
           (SELECT json_agg(place ORDER BY used DESC) FROM places) AS addresses FROM theirs GROUP BY email`);
  if (!guest) return undefined;
  const theirs = sql`${GUESTS} AND o.email = ${guest.email}`;
  const [figures, orders] = await Promise.all([
    readFigures(theirs),
    readSummaries(theirs, { page: 1, pageSize: ORDERS_SHOWN }),
  ]);
  return { id, kind: 'guest', name: guest.addresses[0]?.name ?? guest.email, ...guest, figures, orders };
}

async function readFigures(theirs: SQL): Promise<CustomerFigures> {
  const [row] = await getRuntime().db.execute<CustomerFigures>(sql`
    SELECT count(*)::int AS orders, coalesce(sum(o.total - o.refunded), 0)::float8 AS spent,
           coalesce(sum(o.refunded), 0)::float8 AS refunded, coalesce(round(avg(o.total)), 0)::float8 AS average,
           max(o.currency) AS currency
      FROM orders o WHERE ${theirs} AND ${BOUGHT}`);
  if (!row) throw new Error('an aggregate has one row');
  return row;
}
