import { and, eq, gt } from 'drizzle-orm';
import { users } from '#db/schema/accounts.ts';
import { invitations } from '#db/schema/team.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { linkGuestOrders } from '#lib/accounts/link-orders.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { tags } from '#lib/cdn/tags.ts';
import { type Committed, commitChange } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { digestOf } from './invite.ts';
import type { StaffRole } from './types.ts';

/** What the link of a mail offers to whoever has it. */
export type Offer = { email: string; role: StaffRole };

export type Joined =
  | { state: 'joined'; role: StaffRole }
  | { state: 'gone' }
  | { state: 'other-address'; email: string };

/** The invitation that a link stands for; undefined when it was used, withdrawn, replaced, or is too old. */
export async function findOffer(token: string): Promise<Offer | undefined> {
  const [row] = await getRuntime().db.select().from(invitations).where(isOpen(token));
  return row && { email: row.email, role: row.role as StaffRole };
}

/**
 * Gives whoever is signed in the role that they were invited to. The link proves the address, so it must be theirs, and counts
 * as verified from now on.
 */
export async function join(actor: Actor, token: string): Promise<Committed<Joined>> {
  const committed = await commitChange<Joined>(async (tx) => {
    const [offer] = await tx.select().from(invitations).where(isOpen(token)).for('update');
    if (!offer) return { result: { state: 'gone' } };
    const { email } = offer;
    const role = offer.role as StaffRole;
    if (email !== actor.email) return { result: { state: 'other-address', email } };
    await tx.delete(invitations).where(eq(invitations.id, offer.id));
    const changed = { role, emailVerified: true, updatedAt: new Date() };
    await tx.update(users).set(changed).where(eq(users.id, actor.userId));
    await recordAudit(tx, actor, {
      action: 'team.join',
      subject: { kind: 'user', id: actor.userId, name: email },
      before: { role: actor.role },
      after: { role },
    });
    return {
      result: { state: 'joined', role },
      change: { kind: 'profile', tags: [tags.profile(actor.userId)], cdn: 'none' },
    };
  });
  if (committed.result.state === 'joined') {
    await linkGuestOrders(actor.userId);
  }
  return committed;
}

const isOpen = (token: string) =>
  and(eq(invitations.tokenDigest, digestOf(token)), gt(invitations.expiresAt, new Date()));
