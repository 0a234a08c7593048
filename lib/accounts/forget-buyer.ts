import { eq, sql } from 'drizzle-orm';
import { orders } from '#db/schema/orders.ts';
import { DAY_MS } from '#lib/cache/lifetimes.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import { getRuntime } from '#lib/runtime.ts';

/** Nothing of these orders is still to be told to whoever bought. */
const FINISHED: readonly string[] = ['delivered', 'cancelled', 'refunded'];

/** Takes the e-mail address off an order whose buyer's account is gone: now, or once the order is finished. */
export async function forgetBuyerOf(tx: Transaction, orderId: string): Promise<void> {
  const [order] = await tx.select({ status: orders.status }).from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) return;
  if (FINISHED.includes(order.status)) {
    const nobody = sql`lower(${orders.number}) || '@deleted.invalid'`;
    await tx.update(orders).set({ email: nobody }).where(eq(orders.id, orderId));
  } else {
    const tomorrow = new Date(Date.now() + DAY_MS);
    await queueJob(tx, 'forget-buyer', { orderId }, { key: `forget-buyer:${orderId}`, runAt: tomorrow });
  }
}

/** The job that looks again, once a day. */
export const forgetBuyer = ({ orderId }: { orderId: string }): Promise<void> =>
  getRuntime().db.transaction((tx) => forgetBuyerOf(tx, orderId));
