import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/accounts.ts';
import { type Profile, profileCache } from '#lib/cache/profiles.ts';
import { tags } from '#lib/cdn/tags.ts';
import { type Committed, commitChange } from '#lib/changes/commit-change.ts';
import { afterTicket } from '#lib/http/scope.ts';
import { nameSchema } from './name.ts';
import type { Shopper } from './viewer.ts';

export const profilePatch = z.strictObject({ name: nameSchema });

/** Of whoever is signed in; undefined when the account has just been deleted. */
export async function getProfile({ userId }: Pick<Shopper, 'userId'>): Promise<Profile | undefined> {
  const { entry } = await profileCache().get(userId, afterTicket());
  return entry.found ? entry.value : undefined;
}

export function updateProfile({ userId }: Shopper, patch: z.output<typeof profilePatch>): Promise<Committed<void>> {
  return commitChange(async (tx) => {
    await tx
      .update(users)
      .set({ ...patch, updatedAt: new Date() })
      .where(eq(users.id, userId));
    return { result: undefined, change: { kind: 'profile', tags: [tags.profile(userId)], cdn: 'none' } };
  });
}
