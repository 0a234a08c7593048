import type { Sql } from 'postgres';
import type { Actor } from '#lib/accounts/actor.ts';
import { getAuth } from '#lib/accounts/auth.ts';
import { requireRole } from '#lib/accounts/require-role.ts';
import type { Role } from '#lib/accounts/roles.ts';
import { getViewer, type Shopper } from '#lib/accounts/viewer.ts';

export const PASSWORD = 'correct horse battery';

/** Signs somebody up, as a shopper would. @returns the headers that their browser sends from then on */
export async function signUp(email: string): Promise<Headers> {
  const auth = await getAuth();
  const { headers } = await auth.api.signUpEmail({
    body: { email, name: 'Somebody', password: PASSWORD },
    returnHeaders: true,
  });
  return new Headers({ cookie: toCookie(headers) });
}

/** What a browser sends back of what it was told to keep. */
export function toCookie(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** Somebody of this role who is signed in. */
export async function signInAs(sql: Sql, role: Role): Promise<{ actor: Actor; headers: Headers }> {
  const email = `${role}-${Math.random().toString(36).slice(2)}@strata.test`;
  const headers = await signUp(email);
  await sql`UPDATE users SET role = ${role} WHERE email = ${email}`;
  const access = await requireRole(headers, role);
  if (access.state !== 'granted') throw new Error(`not granted: ${access.state}`);
  return { actor: access.actor, headers };
}

/** Somebody who shops here and is signed in, as lib knows them. */
export async function signUpShopper(): Promise<Shopper> {
  const viewer = await getViewer(await signUp(`shopper-${Math.random().toString(36).slice(2)}@strata.test`));
  if (viewer.kind !== 'user') throw new Error('not signed in');
  return viewer;
}
