import { and, eq, notInArray } from 'drizzle-orm';
import { accounts, sessions, users, verifications } from '#db/schema/accounts.ts';
import { stockNotices } from '#db/schema/customers.ts';
import { mails } from '#db/schema/mails.ts';
import { orders } from '#db/schema/orders.ts';
import { reviews } from '#db/schema/reviews.ts';
import { tags } from '#lib/cdn/tags.ts';
import { announceSessionEnds } from '#lib/changes/announce-sessions.ts';
import { commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { forgetBuyerOf } from './forget-buyer.ts';
import { logAccount } from './log-auth.ts';
import type { ActiveSession } from './session.ts';

/** `staff`: whoever runs the shop is not removed by way of it. */
export type Deleted = { state: 'deleted' } | { state: 'staff' };

const NOBODY = 'A former customer';

/**
 * Deletes an account with all that is personal in it: sessions, addresses, cart, wishlist, mail. Orders stay, since the
 * books need them, with the postal address of the invoice: they belong to nobody any more, and lose the e-mail address when
 * they are finished. Reviews stay under no name. Whoever calls this has checked the password.
 */
export async function deleteAccount({ userId, email, emailVerified, role }: ActiveSession): Promise<Deleted> {
  if (role !== 'customer') return { state: 'staff' };
  const { result: tokens } = await commitChange(async (tx) => {
    const ended = await tx.select({ token: sessions.token }).from(sessions).where(eq(sessions.userId, userId));
    const reviewed = await forgetAuthor(tx, userId);
    const bought = await tx.select({ id: orders.id }).from(orders).where(eq(orders.userId, userId));
    for (const { id } of bought) await forgetBuyerOf(tx, id);
    if (emailVerified) await forgetAddress(tx, email);
    await tx.delete(verifications).where(eq(verifications.value, userId));
    await tx.delete(accounts).where(eq(accounts.userId, userId));
    await tx.delete(users).where(eq(users.id, userId));
    const change = {
      kind: 'account',
      tags: [tags.profile(userId), ...reviewed.map(tags.reviews)],
      cdn: reviewed.length > 0 ? 'purge' : 'none',
    } as const;
    return { result: ended.map(({ token }) => token), change };
  });
  await announceSessionEnds(tokens);
  logAccount(getRuntime().log, 'account deleted', userId);
  return { state: 'deleted' };
}

/** Only of an address that is shown to be theirs: nobody deletes what a stranger has. */
async function forgetAddress(tx: Transaction, email: string): Promise<void> {
  await tx.delete(mails).where(and(eq(mails.recipient, email), notInArray(mails.status, ['queued', 'sending'])));
  await tx.delete(stockNotices).where(eq(stockNotices.email, email));
}

/** @returns ids of the products whose reviews show another name now */
async function forgetAuthor(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx
    .update(reviews)
    .set({ author: NOBODY })
    .where(eq(reviews.userId, userId))
    .returning({ productId: reviews.productId });
  return rows.map(({ productId }) => String(productId));
}
