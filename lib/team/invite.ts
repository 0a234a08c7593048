import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/accounts.ts';
import { invitations } from '#db/schema/team.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { DAY_MS } from '#lib/cache/lifetimes.ts';
import { isAddress } from '#lib/mail/address.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { teamInvitation } from '#lib/mail/templates/team-invitation.ts';
import { getRuntime } from '#lib/runtime.ts';
import { staffRole } from './types.ts';

/** How long the link in the mail works. */
const DAYS = 7;

export const invitationInput = z.strictObject({
  email: z
    .string('must be an e-mail address')
    .transform((text) => text.trim().toLowerCase())
    .refine((text) => isAddress(text), 'must be an e-mail address, such as ada@example.com'),
  role: staffRole,
});

export type Invited = { state: 'invited'; id: string } | { state: 'member-already' };

/**
 * Asks somebody by mail to work for the shop. Whoever follows the link, signed in with this very address, gets the role. An
 * earlier invitation to the same address works no more.
 * @throws ForbiddenError for less than an owner
 */
export async function inviteMember(actor: Actor, { email, role }: z.output<typeof invitationInput>): Promise<Invited> {
  assertMay(actor, 'owner');
  const { db, config } = getRuntime();
  const token = randomBytes(32).toString('base64url');
  const url = `${config.siteUrl}/join?${new URLSearchParams({ token })}`;
  const mail = await teamInvitation({ role, invitedBy: actor.email, url, days: DAYS });
  return db.transaction(async (tx): Promise<Invited> => {
    const members = await tx.$count(users, and(eq(users.email, email), ne(users.role, 'customer')));
    if (members > 0) return { state: 'member-already' };
    const row = {
      id: randomUUID(),
      role,
      tokenDigest: digestOf(token),
      invitedBy: actor.userId,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + DAYS * DAY_MS),
    };
    await tx
      .insert(invitations)
      .values({ ...row, email })
      .onConflictDoUpdate({ target: invitations.email, set: row });
    await recordAudit(tx, actor, { action: 'team.invite', subject: toSubject(row.id, email), after: { role } });
    await queueMail(tx, { kind: 'team-invitation', to: email, ...mail });
    return { state: 'invited', id: row.id };
  });
}

/**
 * Takes an invitation back: its link works no more.
 * @returns whether there was such a one
 * @throws ForbiddenError for less than an owner
 */
export function withdrawInvitation(actor: Actor, id: string): Promise<boolean> {
  assertMay(actor, 'owner');
  return getRuntime().db.transaction(async (tx) => {
    const [gone] = await tx.delete(invitations).where(eq(invitations.id, id)).returning();
    if (!gone) return false;
    await recordAudit(tx, actor, {
      action: 'team.withdraw-invitation',
      subject: toSubject(id, gone.email),
      before: { role: gone.role },
    });
    return true;
  });
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const toSubject = (id: string, email: string) => ({ kind: 'invitation', id, name: email });
