import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Committed, Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { closePayments } from '#lib/payments/close-payments.ts';
import { giveBackAll, lockPayments } from '#lib/payments/give-back-all.ts';
import { finishRefund } from '#lib/payments/refund/finish-refund.ts';
import { getRuntime } from '#lib/runtime.ts';
import { stepsByHand } from './admin.ts';
import { cancelOrder } from './cancel-order.ts';
import { queueOrderMail } from './queue-order-mail.ts';
import { isOrderId } from './read.ts';
import type { OrderStatus } from './rules.ts';
import { setStatus } from './set-status.ts';

/** The body of `POST /api/admin/orders/:id/transition`. `note`: for the shop and the buyer. */
export const moveInput = z.strictObject({
  to: z.enum(['packed', 'shipped', 'delivered', 'cancelled'], 'must be one of packed, shipped, delivered, cancelled'),
  note: z
    .string('must be text')
    .trim()
    .max(2_000, 'must have at most 2000 characters')
    .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text), 'must be plain text')
    .optional()
    .default(''),
  /** That the step was decided for; undefined: any. */
  version: z.int('must be a whole number').min(1).optional(),
});

/** `refused`: that step does not follow from `status`; `next` says which do. `conflict`: the order has another version. */
export type OrderMove =
  | { state: 'moved'; status: OrderStatus; version: number }
  | { state: 'refused'; status: OrderStatus; next: OrderStatus[] }
  | { state: 'conflict'; version: number }
  | { state: 'unknown' };

type Row = { status: OrderStatus; version: number };

/**
 * Takes an order a step further, by hand, and writes to its buyer. One that is cancelled is for sale again, and what was paid
 * for it goes back.
 * @throws ForbiddenError for less than support
 */
export async function moveOrder(
  actor: Actor,
  id: string,
  { to, note, version }: z.output<typeof moveInput>,
): Promise<Committed<OrderMove>> {
  assertMay(actor, 'support');
  if (!isOrderId(id)) return { result: { state: 'unknown' }, changeId: undefined, tags: [] };
  const refundIds: string[] = [];
  const committed = await commitStock<OrderMove>(async (tx) => {
    refundIds.length = 0;
    // Before the order, as everywhere.
    const payments = await lockPayments(tx, id);
    const order = await lockOrder(tx, id);
    if (!order) return { result: { state: 'unknown' }, moved: [] };
    if (version !== undefined && version !== order.version) {
      return { result: { state: 'conflict', version: order.version }, moved: [] };
    }
    const next = stepsByHand(order.status);
    if (!next.includes(to)) return { result: { state: 'refused', status: order.status, next }, moved: [] };
    const result: OrderMove = { state: 'moved', status: to, version: order.version + 1 };
    const step = { note, actor: actor.userId };
    if (to !== 'cancelled') {
      await setStatus(tx, id, to, step);
      if (to === 'shipped') await queueOrderMail(tx, { kind: 'order-shipped', orderId: id });
      return { result, moved: [] };
    }
    const moved = await cancelOrder(tx, id, step);
    const reason = note.slice(0, 500) || 'The order was cancelled.';
    refundIds.push(...(await giveBackAll(tx, payments, { reason, actor: actor.userId })));
    await queueOrderMail(tx, { kind: 'order-cancelled', orderId: id, reason: 'by-shop' });
    return { result, moved };
  });
  if (committed.result.state === 'moved' && to === 'cancelled') await endPayments(id, refundIds);
  return committed;
}

/** All of it is written down: what fails here, jobs do later. */
async function endPayments(orderId: string, refundIds: readonly string[]): Promise<void> {
  const { log } = getRuntime();
  await closePayments(orderId).catch((err) => log.warn({ err, order: orderId }, 'a payment is not closed yet'));
  for (const refundId of refundIds) {
    await finishRefund({ refundId }).catch((err) => log.warn({ err, refund: refundId }, 'a refund is pending'));
  }
}

async function lockOrder(tx: Transaction, id: string): Promise<Row | undefined> {
  const [row] = await tx.execute<Row>(sql`
    SELECT status, version::float8 AS version FROM orders WHERE id = ${id} FOR NO KEY UPDATE`);
  return row;
}
