import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { type Actor, type Origin, proveActor } from './actor.ts';
import { describeDevice } from './describe-device.ts';
import { hasRole, type Role } from './roles.ts';
import { isSecondFactorRequired } from './second-factor/read.ts';
import { proveSession } from './session.ts';

export type Access =
  | { state: 'granted'; actor: Actor }
  | { state: 'unauthenticated' }
  | { state: 'forbidden' }
  /** Their role is enough, but the team's rules ask a second factor of them first. `actor` may set up that one, and no more. */
  | { state: 'second-factor-missing'; actor: Actor };

/**
 * Who sends this request, if their role is at least `minimum`. The session is looked up in the database each time: one that
 * was revoked, or a role that was taken away, counts at once.
 * @param headers of the request; its cookies name the session
 */
export async function requireRole(headers: Headers, minimum: Role): Promise<Access> {
  const session = await proveSession(headers);
  if (!session) return { state: 'unauthenticated' };
  const { userId, email, role, secondFactor } = session;
  if (!hasRole(role, minimum)) return { state: 'forbidden' };
  const actor = proveActor({ userId, email, role, from: originOf(headers) });
  // Shoppers are asked nothing, and whoever has one costs no query.
  if (secondFactor || !hasRole(role, 'viewer')) return { state: 'granted', actor };
  return { state: (await isSecondFactorRequired()) ? 'second-factor-missing' : 'granted', actor };
}

function originOf(headers: Headers): Origin {
  const agent = headers.get('user-agent');
  return { address: headers.get(CLIENT_ADDRESS), device: agent === null ? null : describeDevice(agent) };
}
