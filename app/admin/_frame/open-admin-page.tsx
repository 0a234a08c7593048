import { headers } from 'next/headers';
import { connection } from 'next/server';
import { cache, type ReactNode } from 'react';
import type { Actor } from '#lib/accounts/actor.ts';
import { type Access, requireRole } from '#lib/accounts/require-role.ts';
import { hasRole, type Role } from '#lib/accounts/roles.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { Refused } from './refused.tsx';

/** Whoever asks, looked up once for a page and its frame. Granted to all who are signed in: what they may, their role says. */
export const findAccess = cache(async (): Promise<Access> => {
  await connection();
  return requireRole(await headers(), 'customer');
});

export type OpenOptions = {
  /** For the one page where somebody sets up the second factor that all other pages ask of them. */
  withoutSecondFactor?: boolean;
};

/**
 * What every page of the admin begins with. Whoever may not see it gets a 404 that does not say whether the page is there.
 * @param show makes the page for somebody who has at least the role `minimum`
 */
export async function openAdminPage(
  minimum: Role,
  show: (actor: Actor) => Promise<ReactNode>,
  { withoutSecondFactor = false }: OpenOptions = {},
): Promise<ReactNode> {
  const access = await findAccess();
  const isIn = access.state === 'granted' || (withoutSecondFactor && access.state === 'second-factor-missing');
  if (isIn && hasRole(access.actor.role, minimum)) return show(access.actor);
  answerNotFound();
  return <Refused access={access.state} />;
}
