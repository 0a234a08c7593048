import { sql } from 'drizzle-orm';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';

/** Ids of categories by the paths that they had before. */
export type FormerPaths = Record<string, string>;

const definition: ThingDefinition<'all', FormerPaths> = {
  name: 'category-redirects',
  schema: 1,
  keyOf: (key) => key,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.categories],
  async load() {
    const rows = await getRuntime().db.execute<{ path: string; id: string }>(
      sql`SELECT path, category_id::text AS id FROM category_redirects`,
    );
    return new Map([['all', { value: Object.fromEntries(rows.map(({ path, id }) => [path, id])) }]]);
  },
};

/** All of them under one key, so that asking for paths that never were costs no more than asking for one. */
export const categoryRedirectCache = (): CachedThing<'all', FormerPaths> => getRuntime().cache.thing(definition);
