import { eq } from 'drizzle-orm';
import { users } from '#db/schema/accounts.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { type FactorChange, secondFactorChanged } from '#lib/mail/templates/second-factor.ts';

/** Tells somebody by mail what became of their second factor. @param tx in which it is changed, or noted */
export async function mailFactorChange(tx: Transaction, userId: string, change: FactorChange): Promise<void> {
  const [user] = await tx.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId));
  if (!user) return;
  const mail = await secondFactorChanged({ name: user.name, change });
  await queueMail(tx, { kind: 'second-factor', to: user.email, ...mail });
}
