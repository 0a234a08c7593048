import { type SQL, sql } from 'drizzle-orm';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Page } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { isOrderKey } from './order-link.ts';
import type { Order, OrderSummary } from './types.ts';

/** A moment as ISO 8601 in UTC, with milliseconds. */
export const iso = (moment: SQL) => sql`to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who asks for an order, and the signature of its link if they have one. */
export type OrderAccess = { viewer: Viewer; key?: string | undefined };

/**
 * An order, for whom it belongs to or for whoever has its link; undefined for anybody else, as if there were none.
 * @throws what Postgres does
 */
export async function findOrder(id: string, { viewer, key }: OrderAccess): Promise<Order | undefined> {
  if (!isOrderId(id)) return undefined;
  if (key !== undefined && isOrderKey(id, key)) return readOrder(sql`o.id = ${id}`);
  if (viewer.kind === 'guest') return undefined;
  return readOrder(sql`o.id = ${id} AND o.user_id = ${viewer.userId}`);
}

/** The orders of somebody who is signed in, newest first. A guest has none that are known to be theirs. */
export async function listOrders(
  viewer: Viewer,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<OrderSummary>> {
  if (viewer.kind === 'guest') return { items: [], page, pageSize, total: 0 };
  return readSummaries(sql`o.user_id = ${viewer.userId}`, { page, pageSize });
}

/** An order of a list as `OrderSummary` has it, of a row of `orders o`. For lib alone. */
export const summaryColumns = sql`
  o.id, o.number, o.status, o.currency, o.total, o.refunded, ${iso(sql`o.created_at`)} AS "placedAt",
  (SELECT sum(quantity)::int FROM order_lines WHERE order_id = o.id) AS quantity,
  (SELECT coalesce(json_agg(l.image ORDER BY l.id), '[]'::json) FROM (
     SELECT id, image FROM order_lines WHERE order_id = o.id AND jsonb_typeof(image) = 'object'
      ORDER BY id LIMIT 4) l) AS images`;

/** The orders that a condition on `orders o` names, whoever asks, newest first. For lib alone. */
export async function readSummaries(
  condition: SQL,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<OrderSummary>> {
  const [row] = await getRuntime().db.execute<{ total: number; items: OrderSummary[] }>(sql`
    SELECT (SELECT count(*)::int FROM orders o WHERE ${condition}) AS total,
           coalesce((SELECT json_agg(s) FROM (
             SELECT ${summaryColumns} FROM orders o WHERE ${condition}
              ORDER BY o.created_at DESC, o.id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
           ) s), '[]'::json) AS items`);
  return { items: row?.items ?? [], page, pageSize, total: row?.total ?? 0 };
}

/** Drawn at random when it was placed. */
export const isOrderId = (text: string): boolean => /^[A-Za-z0-9_-]{16,64}$/.test(text);

/** The orders that a condition on `orders o` names, whoever asks, in no order. For lib/orders alone. */
export async function readOrders(
  condition: SQL,
  reader: Pick<Transaction, 'execute'> = getRuntime().db,
): Promise<Order[]> {
  const rows = await reader.execute<{ found: Order }>(sql`
    SELECT json_build_object(
             'id', o.id, 'number', o.number, 'status', o.status, 'email', o.email, 'currency', o.currency,
             'items', (SELECT coalesce(json_agg(json_build_object('id', l.id::text, 'variantId', l.variant_id::text,
                 'productSlug', l.product_slug, 'name', l.name, 'sku', l.sku, 'options', l.options, 'image', l.image,
                 'quantity', l.quantity, 'unitPrice', l.unit_price, 'lineTotal', l.line_total, 'discount', l.discount, 'tax', l.tax)
                 ORDER BY l.id), '[]'::json) FROM order_lines l WHERE l.order_id = o.id),
             'discounts', o.discounts, 'subtotal', o.subtotal, 'discount', o.discount, 'shipping', o.shipping,
             'tax', o.tax, 'taxIncluded', o.tax_included, 'taxName', o.tax_name, 'taxRate', o.tax_rate,
             'total', o.total, 'refunded', o.refunded, 'shippingAddress', o.shipping_address,
             'shippingMethod', json_build_object('id', o.shipping_method, 'name', o.shipping_method_name),
             'tracking', CASE WHEN o.tracking_number IS NOT NULL OR o.carrier IS NOT NULL
                 THEN json_build_object('carrier', o.carrier, 'number', o.tracking_number) END,
             'payment', (SELECT json_build_object('provider', p.provider, 'status', p.status, 'failureCode', p.failure_code)
                 FROM payments p WHERE p.order_id = o.id ORDER BY p.created_at DESC LIMIT 1),
             'timeline', (SELECT coalesce(json_agg(json_build_object('status', e.status, 'note', e.note,
                 'by', CASE WHEN e.actor IN ('customer', 'system') THEN e.actor ELSE 'shop' END,
                 'at', ${iso(sql`e.created_at`)}) ORDER BY e.id), '[]'::json) FROM order_events e WHERE e.order_id = o.id),
             'version', o.version, 'placedAt', ${iso(sql`o.created_at`)}, 'updatedAt', ${iso(sql`o.updated_at`)}) AS found
      FROM orders o WHERE ${condition}`);
  return rows.map(({ found }) => found);
}

/** The one of them, as `readOrders`; undefined when there is none. */
export const readOrder = async (condition: SQL, reader?: Pick<Transaction, 'execute'>): Promise<Order | undefined> =>
  (await readOrders(condition, reader))[0];
