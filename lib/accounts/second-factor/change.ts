import { eq } from 'drizzle-orm';
import { twoFactors, users } from '#db/schema/accounts.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type Actor, assertMay } from '../actor.ts';
import { getAuth } from '../auth.ts';
import { logAccount } from '../log-auth.ts';
import { ownSubject, refusalOf } from './enrol.ts';
import { mailFactorChange } from './mail-change.ts';
import { hasSecondFactor, isSecondFactorRequired } from './read.ts';

export type TurnedOff = { state: 'off' } | { state: 'wrong-password' } | { state: 'required' };
export type Redrawn = { state: 'drawn'; backupCodes: string[] } | { state: 'wrong-password' } | { state: 'off' };

/**
 * Ends an actor's own second factor; the team's rules may forbid it.
 * @throws ForbiddenError for those who do not work for the shop
 */
export async function turnOffSecondFactor(actor: Actor, headers: Headers, password: string): Promise<TurnedOff> {
  assertMay(actor, 'viewer');
  if (await isSecondFactorRequired()) return { state: 'required' };
  const { api } = await getAuth();
  const answer = await refusalOf(() => api.verifyPassword({ headers, body: { password } }));
  if (answer.state === 'refused') return { state: 'wrong-password' };
  await getRuntime().db.transaction(async (tx) => {
    await forgetSecondFactor(tx, actor.userId);
    await recordAudit(tx, actor, {
      action: 'second-factor.turn-off',
      subject: ownSubject(actor),
      before: { codes: 'app' },
    });
    await mailFactorChange(tx, actor.userId, 'off');
  });
  logAccount(getRuntime().log, 'second factor ended', actor.userId);
  return { state: 'off' };
}

/**
 * Draws other backup codes for an actor; those before work no more.
 * @throws ForbiddenError for those who do not work for the shop
 */
export async function redrawBackupCodes(actor: Actor, headers: Headers, password: string): Promise<Redrawn> {
  assertMay(actor, 'viewer');
  if (!(await hasSecondFactor(actor.userId))) return { state: 'off' };
  const { api } = await getAuth();
  const answer = await refusalOf(() => api.generateBackupCodes({ headers, body: { password } }));
  if (answer.state === 'refused') return { state: 'wrong-password' };
  await getRuntime().db.transaction(async (tx) => {
    await recordAudit(tx, actor, {
      action: 'second-factor.draw-codes',
      subject: ownSubject(actor),
      after: { backupCodes: 'drawn anew' },
    });
    await mailFactorChange(tx, actor.userId, 'codes');
  });
  return { state: 'drawn', backupCodes: answer.value.backupCodes };
}

/** From now on this user signs in with the password alone. @param tx of whatever it is part of */
export async function forgetSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(twoFactors).where(eq(twoFactors.userId, userId));
  await tx.update(users).set({ twoFactorEnabled: false, updatedAt: new Date() }).where(eq(users.id, userId));
}
