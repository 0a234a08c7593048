import { and, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/accounts.ts';
import { orders } from '#db/schema/orders.ts';
import { getRuntime } from '#lib/runtime.ts';

/**
 * Puts what somebody has ordered as a guest among the orders of their account: when its address is verified, and with each
 * sign-in from then on. Not before: whoever gives an address must not see what others have bought with it.
 */
export async function linkGuestOrders(userId: string): Promise<void> {
  await getRuntime()
    .db.update(orders)
    .set({ userId })
    .from(users)
    .where(
      and(eq(users.id, userId), eq(users.emailVerified, true), isNull(orders.userId), eq(orders.email, users.email)),
    );
}
