import { eq } from 'drizzle-orm';
import { users, verifications } from '#db/schema/accounts.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { type AccountChange, accountChanged } from '#lib/mail/templates/account-changed.ts';
import { getRuntime } from '#lib/runtime.ts';

type Holder = Pick<typeof users.$inferSelect, 'id' | 'name' | 'email' | 'emailVerified'>;

/** Somebody as they are before a change of theirs; undefined where there is nobody of this id. */
export async function findHolder(userId: string): Promise<Holder | undefined> {
  const { id, name, email, emailVerified } = users;
  const [user] = await getRuntime().db.select({ id, name, email, emailVerified }).from(users).where(eq(id, userId));
  return user;
}

/**
 * What follows from another password or address: what was sent to the account before opens nothing any more, links to a new
 * password and sign-ins that wait for a code; and whoever it is about hears of it, at the address that was theirs. One that
 * nobody has shown to be theirs is not written to.
 */
export async function followChange({ id, name, email, emailVerified }: Holder, change: AccountChange): Promise<void> {
  const mail = emailVerified ? await accountChanged({ name, change }) : undefined;
  await getRuntime().db.transaction(async (tx) => {
    await tx.delete(verifications).where(eq(verifications.value, id));
    if (mail) await queueMail(tx, { kind: 'account-changed', to: email, ...mail });
  });
}
