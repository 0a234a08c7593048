import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { type Committed, commitChange } from '#lib/changes/commit-change.ts';
import { lockOrder, orderSubject } from './lock-order.ts';
import type { trackingInput } from './order-input.ts';
import { queueOrderMail } from './queue-order-mail.ts';
import { isOrderId } from './read.ts';
import type { OrderStatus } from './rules.ts';

/** `refused`: it has not left the house, or never will. */
export type TrackingChange =
  | { state: 'saved'; version: number; carrier: string | null; trackingNumber: string | null }
  | { state: 'refused'; status: OrderStatus }
  | { state: 'conflict'; version: number }
  | { state: 'unknown' };

/**
 * Says anew who carries an order that has left, or under which number, and writes to its buyer if that is wanted.
 * @throws ForbiddenError for less than support
 */
export async function changeTracking(
  actor: Actor,
  id: string,
  input: z.output<typeof trackingInput>,
): Promise<Committed<TrackingChange>> {
  assertMay(actor, 'support');
  if (!isOrderId(id)) return { result: { state: 'unknown' }, changeId: undefined, tags: [] };
  return commitChange<TrackingChange>(async (tx) => {
    const order = await lockOrder(tx, id);
    if (!order) return { result: { state: 'unknown' } };
    if (input.version !== undefined && input.version !== order.version) {
      return { result: { state: 'conflict', version: order.version } };
    }
    const { status } = order;
    if (status !== 'shipped' && status !== 'delivered') return { result: { state: 'refused', status } };
    const before = { carrier: order.carrier, trackingNumber: order.trackingNumber };
    const after = {
      carrier: (input.carrier ?? before.carrier) || null,
      trackingNumber: (input.trackingNumber ?? before.trackingNumber) || null,
    };
    await tx.execute(sql`
      UPDATE orders SET carrier = ${after.carrier}, tracking_number = ${after.trackingNumber}, version = version + 1,
             updated_at = now() WHERE id = ${id}`);
    await recordAudit(tx, actor, { action: 'order.tracking', subject: orderSubject(order), before, after });
    const version = order.version + 1;
    if (input.tell) await queueOrderMail(tx, { kind: 'order-shipped', orderId: id, correction: version });
    return { result: { state: 'saved', version, ...after } };
  });
}
