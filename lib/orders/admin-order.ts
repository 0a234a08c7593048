import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { MailStatus } from '#lib/mail/send-mail.ts';
import { listNotes, type Note } from '#lib/notes/notes.ts';
import { getRuntime } from '#lib/runtime.ts';
import { isOrderId, iso, readOrder, readOrders } from './read.ts';
import { type StepByHand, stepsByHand } from './rules.ts';
import type { Order, OrderEvent } from './types.ts';

/** Each charge that was asked for. Money in minor units of the order's currency. */
export type AdminPayment = {
  id: string;
  provider: 'test' | 'stripe';
  /** The provider's own id; null until it has answered. */
  providerRef: string | null;
  amount: number;
  refunded: number;
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'cancelled';
  failureCode: string | null;
  /** ISO 8601. */
  createdAt: string;
};

/** Money that went back, or is about to; minor units. */
export type AdminRefund = {
  id: string;
  amount: number;
  reason: string;
  status: 'pending' | 'succeeded' | 'failed';
  failureCode: string | null;
  /** Address of who gave it back; null: nobody of the shop did by hand. */
  by: string | null;
  createdAt: string;
  /** Which pieces it was for, and how many of them went on sale again; empty where nobody has said. */
  lines: { id: string; quantity: number; restocked: number }[];
};

/** A mail about the order, newest first. */
export type AdminOrderMail = { id: string; kind: string; subject: string; status: MailStatus; createdAt: string };

/** `who`: address of whoever of the shop took the step. */
export type AdminOrderEvent = OrderEvent & { who: string | null };

export type AdminOrder = Omit<Order, 'timeline'> & {
  timeline: AdminOrderEvent[];
  /** Null: bought as a guest. */
  userId: string | null;
  payments: AdminPayment[];
  refunds: AdminRefund[];
  mails: AdminOrderMail[];
  notes: Note[];
  /** What `moveOrder` may make of it. */
  next: StepByHand[];
};

type More = Pick<AdminOrder, 'userId' | 'payments' | 'refunds' | 'mails'> & { who: (string | null)[] };

/**
 * An order with all that the shop knows of it; undefined when there is none of that id.
 * @throws ForbiddenError for less than support
 */
export async function getAdminOrder(actor: Actor, id: string): Promise<AdminOrder | undefined> {
  assertMay(actor, 'support');
  if (!isOrderId(id)) return undefined;
  const [order, more, notes] = await Promise.all([
    readOrder(sql`o.id = ${id}`),
    readMore(id),
    listNotes(actor, { kind: 'order', id }),
  ]);
  if (!order || !more) return undefined;
  const { who, ...rest } = more;
  const timeline = order.timeline.map((event, index) => ({ ...event, who: who[index] ?? null }));
  return { ...order, ...rest, timeline, notes, next: stepsByHand(order.status) };
}

/** What an order is packed by: nothing that is none of a parcel's business is read. */
export type OrderToPack = Order & Pick<AdminOrder, 'refunds'>;

/**
 * These orders, in this order; those that there are.
 * @throws ForbiddenError for less than support
 */
export async function getOrdersToPack(actor: Actor, ids: readonly string[]): Promise<OrderToPack[]> {
  assertMay(actor, 'support');
  const wanted = sql`o.id = ANY(${`{${ids.filter(isOrderId).join(',')}}`}::text[])`;
  const [orders, rows] = await Promise.all([
    readOrders(wanted),
    getRuntime().db.execute<{ id: string; refunds: AdminRefund[] }>(
      sql`SELECT o.id, ${REFUNDS} AS refunds FROM orders o WHERE ${wanted}`,
    ),
  ]);
  const refunds = new Map(rows.map((row) => [row.id, row.refunds]));
  const found = new Map(orders.map((order) => [order.id, { ...order, refunds: refunds.get(order.id) ?? [] }]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Of an order `o`, oldest first. */
const REFUNDS = sql`
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'amount', r.amount, 'reason', r.reason, 'status', r.status,
                'failureCode', r.failure_code, 'by', u.email, 'createdAt', ${iso(sql`r.created_at`)},
                'lines', (SELECT coalesce(json_agg(json_build_object('id', l.order_line_id::text, 'quantity', l.quantity,
                            'restocked', l.restocked) ORDER BY l.order_line_id), '[]'::json)
                            FROM refund_lines l WHERE l.refund_id = r.id)) ORDER BY r.created_at, r.id), '[]'::json)
         FROM refunds r LEFT JOIN users u ON u.id = r.actor WHERE r.order_id = o.id)`;

async function readMore(id: string): Promise<More | undefined> {
  const [row] = await getRuntime().db.execute<More>(sql`
    SELECT o.user_id AS "userId",
      (SELECT coalesce(json_agg(u.email ORDER BY e.id), '[]'::json)
         FROM order_events e LEFT JOIN users u ON u.id = e.actor WHERE e.order_id = o.id) AS who,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'provider', p.provider, 'providerRef', p.provider_ref,
                'amount', p.amount, 'refunded', p.refunded, 'status', p.status, 'failureCode', p.failure_code,
                'createdAt', ${iso(sql`p.created_at`)}) ORDER BY p.created_at), '[]'::json)
         FROM payments p WHERE p.order_id = o.id) AS payments,
      ${REFUNDS} AS refunds,
      (SELECT coalesce(json_agg(json_build_object('id', m.id::text, 'kind', m.kind, 'subject', m.subject, 'status', m.status,
                'createdAt', ${iso(sql`m.created_at`)}) ORDER BY m.id DESC), '[]'::json)
         FROM mails m WHERE m.order_id = o.id) AS mails
      FROM orders o WHERE o.id = ${id}`);
  return row;
}
