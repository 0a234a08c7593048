import { hasRole, type Role } from './roles.ts';

/** Makes an `Actor` something that only this folder can make: the symbol leaves it as a type alone. */
declare const proven: unique symbol;

/** Where a request came from, for the audit log: network address and browser, as far as they are known. */
export type Origin = { readonly address: string | null; readonly device: string | null };

/** Somebody whose session and role have been checked; see `requireRole`. */
export type Actor = {
  readonly userId: string;
  readonly email: string;
  readonly role: Role;
  readonly from: Origin;
  readonly [proven]: true;
};

/** For `requireRole` alone, which has seen the session. */
export const proveActor = (user: Pick<Actor, 'userId' | 'email' | 'role' | 'from'>): Actor =>
  Object.freeze({ ...user }) as Actor;

/** Thrown where an actor may not do what they asked for. A route has refused them before; this is the lock behind it. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
}

/** What every function of the admin begins with. @throws ForbiddenError when the actor's role is not enough */
export function assertMay(actor: Actor, minimum: Role): void {
  if (!hasRole(actor.role, minimum)) throw new ForbiddenError(`this takes the role ${minimum}`);
}
