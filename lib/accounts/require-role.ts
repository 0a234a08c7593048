import { type Actor, proveActor } from './actor.ts';
import { getAuth } from './auth.ts';
import { hasRole, type Role } from './roles.ts';

export type Access = { state: 'granted'; actor: Actor } | { state: 'unauthenticated' } | { state: 'forbidden' };

/**
 * Who sends this request, if their role is at least `minimum`. The session is looked up in the database each time: one that
 * was revoked, or a role that was taken away, counts at once.
 * @param headers of the request; its cookies name the session
 */
export async function requireRole(headers: Headers, minimum: Role): Promise<Access> {
  // Without a cookie there is no session to look for: a stranger costs no query.
  if (!headers.has('cookie')) return { state: 'unauthenticated' };
  const auth = await getAuth();
  const found = await auth.api.getSession({ headers });
  if (!found) return { state: 'unauthenticated' };
  const { id: userId, email } = found.user;
  const role = found.user.role as Role;
  return hasRole(role, minimum)
    ? { state: 'granted', actor: proveActor({ userId, email, role }) }
    : { state: 'forbidden' };
}
