import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Role } from '#lib/accounts/roles.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { Loaded, ThingDefinition } from './engine/thing.ts';
import { DAY_MS, NEGATIVE_TTL_MS } from './lifetimes.ts';

/** Who is signed in by a session. `expiresAt`: milliseconds since 1970; it is never moved. */
export type CachedSession = {
  id: string;
  userId: string;
  email: string;
  emailVerified: boolean;
  name: string;
  role: Role;
  expiresAt: number;
};

/** How long a session lasts from sign-in on, however much it is used. */
export const SESSION_MS = 7 * DAY_MS;

/** Lifetimes vary by a tenth: divided by this, none of them goes past the end of its session. */
const MOST = 1.1;

/** The shared store holds no token that somebody who looks into it could sign in with. */
const digest = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Strict, and not kept in a process: each read asks the shared store, from which a revoked session is gone when whoever
 * revoked it has been answered. A process that cannot be sure to have heard of every change asks the database.
 */
const definition: ThingDefinition<string, CachedSession> = {
  name: 'session',
  schema: 1,
  keyOf: digest,
  ttlMs: SESSION_MS,
  localTtlMs: 0,
  negativeTtlMs: NEGATIVE_TTL_MS,
  strictness: 'strict',
  tagsOf: (_token, session) => (session ? [tags.session(session.id), tags.profile(session.userId)] : []),
  async load(tokens) {
    const wanted = `{${tokens.join(',')}}`;
    const rows = await getRuntime().db.execute<CachedSession & { token: string }>(sql`
      SELECT s.token, s.id, s.user_id AS "userId", u.email, u.email_verified AS "emailVerified", u.name, u.role,
             (extract(epoch FROM s.expires_at) * 1000)::float8 AS "expiresAt"
        FROM sessions s JOIN users u ON u.id = s.user_id
       WHERE s.token = ANY(${wanted}::text[]) AND s.expires_at > now()`);
    return new Map(
      rows.map(({ token, ...session }): [string, Loaded<CachedSession>] => [
        digest(token),
        { value: session, ttlMs: Math.max(0, (session.expiresAt - Date.now()) / MOST) },
      ]),
    );
  },
};

/** Sessions by their token, for as long as they last; the truth is in the database. */
export const sessionCache = (): CachedThing<string, CachedSession> => getRuntime().cache.thing(definition);
