import { eq } from 'drizzle-orm';
import { users } from '#db/schema/accounts.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type Actor, type Origin, proveActor } from './actor.ts';
import { hasRole, type Role } from './roles.ts';

/**
 * Somebody in whose name a job goes on with what they started; undefined when they have gone or their role is not enough any
 * more. For jobs alone: no request is asked who sent it.
 * @param origin from where they started it
 */
export async function recallActor(userId: string | null, minimum: Role, origin: Origin): Promise<Actor | undefined> {
  if (userId === null) return undefined;
  const [user] = await getRuntime()
    .db.select({ userId: users.id, email: users.email, role: users.role })
    .from(users)
    .where(eq(users.id, userId));
  return user && hasRole(user.role, minimum) ? proveActor({ ...user, from: origin }) : undefined;
}
