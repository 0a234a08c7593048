import { getAuth } from './auth.ts';

/** Whoever sends a request: a guest, or somebody whose session was looked up. */
export type Viewer = { kind: 'guest' } | { kind: 'user'; userId: string; email: string; name: string };
/** A viewer who is signed in. */
export type Shopper = Extract<Viewer, { kind: 'user' }>;

const GUEST: Viewer = { kind: 'guest' };

/**
 * Who sends this request.
 * @param headers of the request; its cookies name the session
 */
export async function getViewer(headers: Headers): Promise<Viewer> {
  // Without a cookie there is no session to look for: a stranger costs no query.
  if (!headers.has('cookie')) return GUEST;
  const auth = await getAuth();
  const found = await auth.api.getSession({ headers });
  if (!found) return GUEST;
  const { id: userId, email, name } = found.user;
  return { kind: 'user', userId, email, name };
}
