import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { sessions, users } from '#db/schema/accounts.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { ROLES, type Role } from '#lib/accounts/roles.ts';
import { forgetSecondFactor } from '#lib/accounts/second-factor/change.ts';
import { mailFactorChange } from '#lib/accounts/second-factor/mail-change.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { tags } from '#lib/cdn/tags.ts';
import { announceSessionEnds } from '#lib/changes/announce-sessions.ts';
import { type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';

const role = z.enum(ROLES, `must be one of ${ROLES.join(', ')}`);

/** `was`: the role that whoever decides has seen; where it is another by now, nothing is changed. `customer`: works here no more. */
export const memberPatch = z.strictObject({ role, was: role });

export type RoleWrite =
  | { state: 'saved'; role: Role }
  | { state: 'conflict'; role: Role }
  /** Nobody could give roles any more. */
  | { state: 'last-owner' }
  | { state: 'unknown' };

export type MemberWrite = { state: 'done' } | { state: 'unknown' };

/**
 * Gives somebody who works for the shop another role, or takes it: from their next request on. The last owner stays one.
 * @throws ForbiddenError for less than an owner
 */
export function changeRole(
  actor: Actor,
  id: string,
  { role, was }: z.output<typeof memberPatch>,
): Promise<Committed<RoleWrite>> {
  assertMay(actor, 'owner');
  return commitChange<RoleWrite>(async (tx) => {
    // All owners are locked, in one order: two who take each other's role wait for each other here, and one is refused.
    await tx.select({ id: users.id }).from(users).where(eq(users.role, 'owner')).orderBy(users.id).for('update');
    const member = await lockMember(tx, id);
    if (!member) return { result: { state: 'unknown' } };
    if (member.role !== was) return { result: { state: 'conflict', role: member.role } };
    if (member.role === role) return { result: { state: 'saved', role } };
    if (member.role === 'owner' && (await countOtherOwners(tx, id)) === 0) return { result: { state: 'last-owner' } };
    await tx.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, id));
    await recordAudit(tx, actor, {
      action: role === 'customer' ? 'team.remove' : 'team.set-role',
      subject: toSubject(member),
      before: { role: member.role },
      after: { role },
    });
    return {
      result: { state: 'saved', role },
      change: { kind: 'profile', tags: [tags.profile(id)], cdn: 'none' },
    };
  });
}

/**
 * For somebody who has lost both app and backup codes: they sign in with the password alone, and set up another one. Every
 * session of theirs ends.
 * @throws ForbiddenError for less than an owner
 */
export function resetSecondFactor(actor: Actor, id: string): Promise<MemberWrite> {
  return endSessionsOf(actor, id, async (tx, member) => {
    await forgetSecondFactor(tx, id);
    await recordAudit(tx, actor, {
      action: 'second-factor.reset',
      subject: toSubject(member),
      before: { secondFactor: member.twoFactorEnabled ? 'on' : 'off' },
      after: { secondFactor: 'off' },
    });
    await mailFactorChange(tx, id, 'reset');
  });
}

/**
 * Ends every session of somebody who works for the shop.
 * @throws ForbiddenError for less than an owner
 */
export function signOutMember(actor: Actor, id: string): Promise<MemberWrite> {
  return endSessionsOf(actor, id, (tx, member, ended) =>
    recordAudit(tx, actor, {
      action: 'team.sign-out',
      subject: toSubject(member),
      before: { sessions: ended },
      after: { sessions: 0 },
    }),
  );
}

type Member = NonNullable<Awaited<ReturnType<typeof lockMember>>>;

async function endSessionsOf(
  actor: Actor,
  id: string,
  work: (tx: Transaction, member: Member, ended: number) => Promise<void>,
): Promise<MemberWrite> {
  assertMay(actor, 'owner');
  const tokens = await getRuntime().db.transaction(async (tx) => {
    const member = await lockMember(tx, id);
    if (!member) return undefined;
    const ended = await tx.delete(sessions).where(eq(sessions.userId, id)).returning({ token: sessions.token });
    await work(tx, member, ended.length);
    return ended.map(({ token }) => token);
  });
  if (!tokens) return { state: 'unknown' };
  await announceSessionEnds(tokens);
  return { state: 'done' };
}

/** Somebody who works for the shop; shoppers are none of the team's. */
async function lockMember(tx: Transaction, id: string) {
  const [member] = await tx
    .select()
    .from(users)
    .where(and(eq(users.id, id), ne(users.role, 'customer')))
    .for('update');
  return member;
}

const countOtherOwners = (tx: Transaction, id: string) =>
  tx.$count(users, and(eq(users.role, 'owner'), ne(users.id, id)));

const toSubject = ({ id, email }: Member) => ({ kind: 'user', id, name: email });
