import { type ActiveSession, findSession, proveSession } from './session.ts';

/** Whoever sends a request: a guest, or somebody whose session was looked up. */
export type Viewer = { kind: 'guest' } | { kind: 'user'; userId: string; email: string; name: string };
/** A viewer who is signed in. */
export type Shopper = Extract<Viewer, { kind: 'user' }>;

const GUEST: Viewer = { kind: 'guest' };

/**
 * Who sends this request, for what is only shown to them.
 * @param headers of the request; its cookies name the session
 */
export async function getViewer(headers: Headers): Promise<Viewer> {
  return toViewer(await findSession(headers));
}

/** As `getViewer`, for a write: the session is looked up in the database. */
export async function proveViewer(headers: Headers): Promise<Viewer> {
  return toViewer(await proveSession(headers));
}

const toViewer = (session: ActiveSession | undefined): Viewer => (session ? toShopper(session) : GUEST);

export const toShopper = ({ userId, email, name }: ActiveSession): Shopper => ({ kind: 'user', userId, email, name });
