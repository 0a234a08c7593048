import { type CachedSession, sessionCache } from '#lib/cache/sessions.ts';
import { getAuth } from './auth.ts';
import type { Role } from './roles.ts';
import { readSessionToken } from './session-token.ts';

/** Somebody who is signed in, and by which session. */
export type ActiveSession = CachedSession;

/** As the database has it. `secondFactor`: whether this user signs in with a code beside the password. */
export type ProvenSession = ActiveSession & { secondFactor: boolean };

/**
 * The session of a request, from the shared store where that is sure to know of every revocation, else from the database.
 * For showing; what takes authority asks `proveSession`.
 * @throws as a cached thing does, when the database does not answer
 */
export async function findSession(headers: Headers): Promise<ActiveSession | undefined> {
  const token = await readSessionToken(headers);
  if (token === undefined) return undefined;
  const { entry } = await sessionCache().get(token);
  // Lifetimes in the store are rounded; the session's own end is not.
  return entry.found && entry.value.expiresAt > Date.now() ? entry.value : undefined;
}

/** As `findSession`, but asks the database whatever may be cached: a session that is revoked, or a role that is taken away, counts. */
export async function proveSession(headers: Headers): Promise<ProvenSession | undefined> {
  // Without a cookie there is no session to look for: a stranger costs no query.
  if (!headers.has('cookie')) return undefined;
  const auth = await getAuth();
  const found = await auth.api.getSession({ headers });
  if (!found) return undefined;
  const { session, user } = found;
  return {
    id: session.id,
    userId: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    role: user.role as Role,
    expiresAt: session.expiresAt.getTime(),
    secondFactor: user.twoFactorEnabled === true,
  };
}
