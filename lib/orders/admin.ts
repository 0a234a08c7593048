import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Page } from '#lib/catalog/types.ts';
import { getRuntime } from '#lib/runtime.ts';
import { isOrderId, iso, readOrder, readSummaries } from './read.ts';
import { nextStatuses, type OrderStatus } from './rules.ts';
import type { Order, OrderSummary } from './types.ts';

export type AdminOrderQuery = {
  page: number;
  pageSize: number;
  /** Default: all. */
  status?: OrderStatus | undefined;
  /** The beginning of a number, or a part of an e-mail address. */
  q?: string | undefined;
};

export type AdminOrderSummary = OrderSummary & { email: string };

/** Each charge that was asked for. Money in minor units of the order's currency. */
export type AdminPayment = {
  id: string;
  provider: 'test' | 'stripe';
  /** The provider's own id; null until it has answered. */
  providerRef: string | null;
  amount: number;
  refunded: number;
  status: string;
  failureCode: string | null;
  /** ISO 8601. */
  createdAt: string;
};

export type AdminOrder = Order & {
  /** Null: bought as a guest. */
  userId: string | null;
  payments: AdminPayment[];
  /** What `moveOrder` may make of it. */
  next: OrderStatus[];
};

/** By hand: what a payment or a refund does to an order is for those to say. */
const BY_HAND: readonly OrderStatus[] = ['packed', 'shipped', 'delivered', 'cancelled'];

/** The steps that somebody of the shop may take from here. */
export const stepsByHand = (status: OrderStatus): OrderStatus[] =>
  nextStatuses(status).filter((next) => BY_HAND.includes(next));

/**
 * Everybody's orders, newest first.
 * @throws ForbiddenError for less than a viewer
 */
export function listAdminOrders(actor: Actor, query: AdminOrderQuery): Promise<Page<AdminOrderSummary>> {
  assertMay(actor, 'viewer');
  const { status, q, page, pageSize } = query;
  const pattern = (q ?? '').replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const byStatus = status ? sql`o.status = ${status}` : sql`true`;
  const byWords = q ? sql`(o.number ILIKE ${`${pattern}%`} OR o.email ILIKE ${`%${pattern}%`})` : sql`true`;
  return readSummaries(sql`${byStatus} AND ${byWords}`, { page, pageSize, more: sql`, o.email` });
}

/**
 * An order with its payments; undefined when there is none of that id.
 * @throws ForbiddenError for less than a viewer
 */
export async function getAdminOrder(actor: Actor, id: string): Promise<AdminOrder | undefined> {
  assertMay(actor, 'viewer');
  if (!isOrderId(id)) return undefined;
  const [order, [more]] = await Promise.all([
    readOrder(sql`o.id = ${id}`),
    getRuntime().db.execute<Pick<AdminOrder, 'userId' | 'payments'>>(sql`
      SELECT o.user_id AS "userId", (
               SELECT coalesce(json_agg(json_build_object('id', p.id, 'provider', p.provider, 'providerRef', p.provider_ref,
                        'amount', p.amount, 'refunded', p.refunded, 'status', p.status, 'failureCode', p.failure_code,
                        'createdAt', ${iso(sql`p.created_at`)}) ORDER BY p.created_at), '[]'::json)
                 FROM payments p WHERE p.order_id = o.id) AS payments
        FROM orders o WHERE o.id = ${id}`),
  ]);
  return order && more && { ...order, ...more, next: stepsByHand(order.status) };
}
