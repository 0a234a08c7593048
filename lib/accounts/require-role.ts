import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { type Actor, type Origin, proveActor } from './actor.ts';
import { describeDevice } from './describe-device.ts';
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
    ? { state: 'granted', actor: proveActor({ userId, email, role, from: originOf(headers) }) }
    : { state: 'forbidden' };
}

function originOf(headers: Headers): Origin {
  const agent = headers.get('user-agent');
  return { address: headers.get(CLIENT_ADDRESS), device: agent === null ? null : describeDevice(agent) };
}
