import { sql } from 'drizzle-orm';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { HOUR_MS, LOCAL_TTL_MS, NEGATIVE_TTL_MS } from './lifetimes.ts';

/** What a user's own pages show of them. `createdAt`: ISO 8601. */
export type Profile = { id: string; email: string; emailVerified: boolean; name: string; createdAt: string };

const definition: ThingDefinition<string, Profile> = {
  name: 'profile',
  schema: 1,
  keyOf: (userId) => userId,
  ttlMs: HOUR_MS,
  localTtlMs: LOCAL_TTL_MS,
  localBytes: 4 * 1024 * 1024,
  negativeTtlMs: NEGATIVE_TTL_MS,
  strictness: 'strict',
  tagsOf: (userId) => [tags.profile(userId)],
  async load(userIds) {
    const wanted = `{${userIds.map((id) => JSON.stringify(id)).join(',')}}`;
    const rows = await getRuntime().db.execute<Profile>(sql`
      SELECT id, email, email_verified AS "emailVerified", name, created_at AS "createdAt"
        FROM users WHERE id = ANY(${wanted}::text[])`);
    return new Map(
      rows.map((row) => [row.id, { value: { ...row, createdAt: new Date(row.createdAt).toISOString() } }]),
    );
  },
};

/** Profiles by the user's id: for personal answers alone, never for a page that others see. */
export const profileCache = (): CachedThing<string, Profile> => getRuntime().cache.thing(definition);
