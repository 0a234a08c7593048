import { and, eq } from 'drizzle-orm';
import { twoFactors, users } from '#db/schema/accounts.ts';
import { teamRules } from '#db/schema/team.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getAuth } from '../auth.ts';

export type SecondFactor = { state: 'off' } | { state: 'on'; codesLeft: number };

/** Whether somebody signs in with a code beside the password. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
  const rows = await getRuntime()
    .db.select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.twoFactorEnabled, true)));
  return rows.length > 0;
}

/** Somebody's second factor, and how many of their backup codes are not used up. */
export async function getSecondFactor(userId: string): Promise<SecondFactor> {
  const rows = await getRuntime()
    .db.select({ id: users.id })
    .from(users)
    .innerJoin(twoFactors, eq(twoFactors.userId, users.id))
    .where(and(eq(users.id, userId), eq(users.twoFactorEnabled, true)));
  if (rows.length === 0) return { state: 'off' };
  const { backupCodes } = await (await getAuth()).api.viewBackupCodes({ body: { userId } });
  return { state: 'on', codesLeft: backupCodes.length };
}

/** Whether the owner asks a second factor of everybody who works for the shop. */
export async function isSecondFactorRequired(): Promise<boolean> {
  const [rules] = await getRuntime().db.select({ required: teamRules.secondFactorRequired }).from(teamRules);
  return rules?.required ?? false;
}
