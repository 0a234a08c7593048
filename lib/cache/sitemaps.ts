import { sql } from 'drizzle-orm';
import { tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, HOUR_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

/** `updatedAt`: ISO 8601, in UTC. */
export type SitemapEntry = { slug: string; updatedAt: string };

/** Ids of products that one part is of: a tenth of what the protocol allows, since parts are kept whole. */
const IDS_OF_PART = 5_000;
/** A product that comes or goes ends them. What else changed is told an hour late at most: a former address leads to it, too. */
const DEFINED = {
  schema: 1,
  ttlMs: HOUR_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.products, tags.list(WHOLE_SHOP, 'members')],
};

const parts: ThingDefinition<'all', number[]> = {
  name: 'sitemap-parts',
  keyOf: (key) => key,
  ...DEFINED,
  async load() {
    const rows = await getRuntime().db.execute<{ part: number }>(sql`
      SELECT DISTINCT (product_id / ${IDS_OF_PART}::int)::int AS part FROM listed_products ORDER BY part`);
    return new Map([['all', { value: rows.map(({ part }) => part) }]]);
  },
};

const entries: ThingDefinition<number, SitemapEntry[]> = {
  name: 'sitemap-entries',
  keyOf: String,
  parseKey: (key) => (/^\d{1,9}$/.test(key) ? Number(key) : undefined),
  ...DEFINED,
  load: loadEach(String, async (part) => {
    const first = part * IDS_OF_PART;
    return getRuntime().db.execute<SitemapEntry>(sql`
      SELECT slug, to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "updatedAt" FROM products
       WHERE status = 'published' AND id >= ${first}::bigint AND id < ${first + IDS_OF_PART}::bigint ORDER BY id`);
  }),
};

/** The parts that the sitemap of products has, by number: those of which some product is published. */
export const sitemapPartsCache = (): CachedThing<'all', number[]> => getRuntime().cache.thing(parts);

/** The published products of a part, by its number; none for a part that is not there. */
export const sitemapEntriesCache = (): CachedThing<number, SitemapEntry[]> => getRuntime().cache.thing(entries);
