import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { isTag } from '#lib/cdn/tags.ts';
import { type Committed, commitChange } from '#lib/changes/commit-change.ts';

export const purgeInput = z.strictObject({
  tags: z.array(z.string().refine(isTag, 'must be small letters, digits, and : _ -')).min(1).max(100),
});

/**
 * Ends all that carries one of these tags, in every layer, as if what they name had changed.
 * @throws ForbiddenError for less than an owner
 */
export async function purgeTags(actor: Actor, tags: readonly string[]): Promise<Committed<undefined>> {
  assertMay(actor, 'owner');
  return commitChange(async () => ({ result: undefined, change: { kind: 'purge', tags, cdn: 'purge' } }));
}
