import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { signInHref } from '#lib/accounts/safe-next.ts';
import { type ActiveSession, findSession } from '#lib/accounts/session.ts';

/** Whoever is signed in; others are sent to sign in, and come back to `path`. */
export async function requireSession(path: string): Promise<ActiveSession> {
  await connection();
  const session = await findSession(await headers());
  return session ?? redirect(signInHref(path));
}
