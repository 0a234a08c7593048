import { randomUUID } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts, sessions, users } from '#db/schema/accounts.ts';
import type { AdminPassword } from './admin-password.ts';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Whether the given password is the administrator's now: one that they have chosen themselves is left to them. */
export type EnsuredAdmin = { password: 'as-given' | 'own' };

const PROVIDER = 'credential';

/**
 * Makes sure that there is an owner of this address. A configured password always becomes theirs; a generated one only when
 * they are created or made the owner here. Whoever was signed in as them before either is signed out: the address may
 * have been taken by somebody else. Several processes may do this at once.
 * @param email lower case
 */
export async function ensureAdmin(db: Database, email: string, given: AdminPassword): Promise<EnsuredAdmin> {
  return db.transaction(async (tx) => {
    await tx
      .insert(users)
      .values({ id: randomUUID(), email, name: 'Administrator', emailVerified: true })
      .onConflictDoNothing({ target: users.email });
    // The row is locked from here on: who comes second finds all of it done.
    const [user] = await tx.select().from(users).where(eq(users.email, email)).for('update');
    if (!user) throw new Error('the administrator was deleted while being made sure of');
    const isOwner = user.role === 'owner';
    if (isOwner && (await hasPassword(tx, user.id, given.password))) return { password: 'as-given' };
    if (isOwner && given.source === 'generated') return { password: 'own' };
    await setPassword(tx, user.id, await hashPassword(given.password));
    await tx
      .update(users)
      .set({ role: 'owner', updatedAt: new Date() })
      .where(and(eq(users.id, user.id), ne(users.role, 'owner')));
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    return { password: 'as-given' };
  });
}

async function hasPassword(tx: Transaction, userId: string, password: string): Promise<boolean> {
  const [account] = await tx
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, PROVIDER)));
  return typeof account?.hash === 'string' && verifyPassword({ hash: account.hash, password });
}

async function setPassword(tx: Transaction, userId: string, hash: string): Promise<void> {
  await tx
    .insert(accounts)
    .values({ id: randomUUID(), accountId: userId, providerId: PROVIDER, userId, password: hash })
    .onConflictDoUpdate({
      target: [accounts.providerId, accounts.accountId],
      set: { password: hash, updatedAt: new Date() },
    });
}
