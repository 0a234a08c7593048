import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Committed, Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { closePayments } from '#lib/payments/close-payments.ts';
import { giveBackAll, lockPayments } from '#lib/payments/give-back-all.ts';
import { finishRefund } from '#lib/payments/refund/finish-refund.ts';
import { getRuntime } from '#lib/runtime.ts';
import { cancelOrder } from './cancel-order.ts';
import { type LockedOrder, lockOrder, orderSubject } from './lock-order.ts';
import type { moveInput } from './order-input.ts';
import { queueOrderMail } from './queue-order-mail.ts';
import { isOrderId } from './read.ts';
import { type OrderStatus, type StepByHand, stepsByHand } from './rules.ts';
import { setStatus } from './set-status.ts';

type Move = z.output<typeof moveInput>;

/** `refused`: that step does not follow from `status`; `next` says which do. `conflict`: the order has another version. */
export type OrderMove =
  | { state: 'moved'; status: OrderStatus; version: number }
  | { state: 'refused'; status: OrderStatus; next: StepByHand[] }
  | { state: 'conflict'; version: number }
  | { state: 'unknown' };

/**
 * Takes an order a step further, by hand, and writes to its buyer. One that is cancelled is for sale again, and what was paid
 * for it goes back.
 * @throws ForbiddenError for less than support
 */
export async function moveOrder(actor: Actor, id: string, move: Move): Promise<Committed<OrderMove>> {
  assertMay(actor, 'support');
  if (!isOrderId(id)) return { result: { state: 'unknown' }, changeId: undefined, tags: [] };
  const refundIds: string[] = [];
  const committed = await commitStock<OrderMove>(async (tx) => {
    refundIds.length = 0;
    // Before the order, as everywhere.
    const payments = await lockPayments(tx, id);
    const order = await lockOrder(tx, id);
    if (!order) return { result: { state: 'unknown' }, moved: [] };
    const { to, note, version } = move;
    if (version !== undefined && version !== order.version) {
      return { result: { state: 'conflict', version: order.version }, moved: [] };
    }
    const next = stepsByHand(order.status);
    if (!next.includes(to)) return { result: { state: 'refused', status: order.status, next }, moved: [] };
    await noteMove(tx, actor, order, move);
    const result: OrderMove = { state: 'moved', status: to, version: order.version + 1 };
    const step = { note, actor: actor.userId };
    if (to !== 'cancelled') {
      if (to === 'shipped') await writeTracking(tx, id, move);
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
  if (committed.result.state === 'moved' && move.to === 'cancelled') await endPayments(id, refundIds);
  return committed;
}

function noteMove(tx: Transaction, actor: Actor, order: LockedOrder, { to, note, carrier, trackingNumber }: Move) {
  return recordAudit(tx, actor, {
    action: `order.${to}`,
    subject: orderSubject(order),
    before: { status: order.status },
    after: {
      status: to,
      ...(note && { note }),
      ...(carrier && { carrier }),
      ...(trackingNumber && { trackingNumber }),
    },
  });
}

async function writeTracking(tx: Transaction, id: string, { carrier, trackingNumber }: Move): Promise<void> {
  await tx.execute(sql`
    UPDATE orders SET carrier = ${carrier || null}, tracking_number = ${trackingNumber || null} WHERE id = ${id}`);
}

/** All of it is written down: what fails here, jobs do later. */
async function endPayments(orderId: string, refundIds: readonly string[]): Promise<void> {
  const { log } = getRuntime();
  await closePayments(orderId).catch((err) => log.warn({ err, order: orderId }, 'a payment is not closed yet'));
  for (const refundId of refundIds) {
    await finishRefund({ refundId }).catch((err) => log.warn({ err, refund: refundId }, 'a refund is pending'));
  }
}
