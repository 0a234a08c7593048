import { sql } from 'drizzle-orm';
import { toIso } from '#db/to-iso.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';
import { getTeamRules, type TeamRules } from './rules.ts';
import type { Invitation, TeamMember } from './types.ts';

export type Team = { members: TeamMember[]; invitations: Invitation[]; rules: TeamRules };

/**
 * Everybody who works for the shop, those who may most first, and who has been asked to.
 * @throws ForbiddenError for less than an owner
 */
export async function listTeam(actor: Actor): Promise<Team> {
  assertMay(actor, 'owner');
  const [members, invitations, rules] = await Promise.all([readMembers(), readInvitations(), getTeamRules(actor)]);
  return { members, invitations, rules };
}

type MemberRow = Omit<TeamMember, 'lastSignIn'> & { lastSignIn: Date | null };

async function readMembers(): Promise<TeamMember[]> {
  const rows = await getRuntime().db.execute<MemberRow>(sql`
    SELECT u.id, u.name, u.email, u.role, CASE WHEN u.two_factor_enabled THEN 'on' ELSE 'off' END AS "secondFactor",
           count(s.id)::int AS sessions, max(s.created_at) AS "lastSignIn"
      FROM users u LEFT JOIN sessions s ON s.user_id = u.id AND s.expires_at > now()
     WHERE u.role <> 'customer'
     GROUP BY u.id ORDER BY u.role DESC, u.email`);
  return rows.map(({ lastSignIn, ...member }) => ({ ...member, lastSignIn: toIso(lastSignIn) }));
}

type InvitationRow = Omit<Invitation, 'createdAt' | 'expiresAt'> & { createdAt: Date; expiresAt: Date };

async function readInvitations(): Promise<Invitation[]> {
  const rows = await getRuntime().db.execute<InvitationRow>(sql`
    SELECT i.id, i.email, i.role, u.email AS "invitedBy", i.created_at AS "createdAt", i.expires_at AS "expiresAt",
           CASE WHEN i.expires_at > now() THEN 'open' ELSE 'expired' END AS state
      FROM invitations i LEFT JOIN users u ON u.id = i.invited_by
     ORDER BY i.created_at DESC, i.id`);
  return rows.map(({ createdAt, expiresAt, ...invitation }) => ({
    ...invitation,
    createdAt: toIso(createdAt),
    expiresAt: toIso(expiresAt),
  }));
}
