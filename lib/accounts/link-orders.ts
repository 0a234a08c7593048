import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '#db/schema/orders.ts';
import { getRuntime } from '#lib/runtime.ts';

/**
 * Puts what somebody has ordered as a guest among the orders of their account. Only once the account's address is verified:
 * whoever gives an address must not see what others have bought with it.
 */
export async function linkGuestOrders(user: { id: string; email: string; emailVerified: boolean }): Promise<void> {
  if (!user.emailVerified) return;
  await getRuntime()
    .db.update(orders)
    .set({ userId: user.id })
    .where(and(isNull(orders.userId), eq(orders.email, user.email)));
}
