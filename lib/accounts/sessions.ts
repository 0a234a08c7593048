import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { sessions } from '#db/schema/accounts.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getAuth } from './auth.ts';
import { describeDevice } from './describe-device.ts';
import type { ActiveSession } from './session.ts';

/** As better-auth draws them. */
const ID = /^[\w-]{1,64}$/;

/** A session as its user sees it. Moments: ISO 8601. */
export type SessionInfo = {
  id: string;
  /** “Firefox on Windows”. */
  device: string;
  address: string | null;
  createdAt: string;
  expiresAt: string;
  /** Whether it is the one that asks. */
  current: boolean;
};

/** Everywhere that somebody is signed in, newest first, from the database. */
export async function listSessions({ id: own, userId }: ActiveSession): Promise<SessionInfo[]> {
  const rows = await getRuntime()
    .db.select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.createdAt), sessions.id)
    .limit(100);
  return rows
    .map(({ id, userAgent, ipAddress, createdAt, expiresAt }) => ({
      id,
      device: describeDevice(userAgent),
      address: ipAddress || null,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      current: id === own,
    }))
    .sort((one, other) => Number(other.current) - Number(one.current));
}

/**
 * Ends one of somebody's own sessions, in every process.
 * @returns whether there was such a one
 */
export async function revokeSession({ userId }: ActiveSession, id: string): Promise<boolean> {
  if (!ID.test(id)) return false;
  return (await revoke(and(eq(sessions.userId, userId), eq(sessions.id, id)))) > 0;
}

/** Ends all of somebody's sessions but the one that asks. @returns how many */
export function revokeOtherSessions({ id: own, userId }: ActiveSession): Promise<number> {
  return revoke(and(eq(sessions.userId, userId), ne(sessions.id, own)));
}

async function revoke(which: ReturnType<typeof and>): Promise<number> {
  const rows = await getRuntime().db.select({ token: sessions.token }).from(sessions).where(which);
  if (rows.length === 0) return 0;
  const { internalAdapter } = await (await getAuth()).$context;
  await internalAdapter.deleteSessions(rows.map(({ token }) => token));
  return rows.length;
}
