import { type Actor, proveActor } from './actor.ts';
import { hasRole, type Role } from './roles.ts';
import { proveSession } from './session.ts';

export type Access = { state: 'granted'; actor: Actor } | { state: 'unauthenticated' } | { state: 'forbidden' };

/**
 * Who sends this request, if their role is at least `minimum`. The session is looked up in the database each time: one that
 * was revoked, or a role that was taken away, counts at once.
 * @param headers of the request; its cookies name the session
 */
export async function requireRole(headers: Headers, minimum: Role): Promise<Access> {
  const session = await proveSession(headers);
  if (!session) return { state: 'unauthenticated' };
  const { userId, email, role } = session;
  return hasRole(role, minimum)
    ? { state: 'granted', actor: proveActor({ userId, email, role }) }
    : { state: 'forbidden' };
}
