import { sql } from 'drizzle-orm';
import { isSlug } from '#lib/catalog/ids.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, HOUR_MS } from './lifetimes.ts';

const definition: ThingDefinition<string, string> = {
  name: 'product-slug',
  schema: 1,
  keyOf: (slug) => slug,
  parseKey: (slug) => (isSlug(slug) ? slug : undefined),
  ttlMs: HOUR_MS,
  ...CATALOGUE,
  // Its own tag alone: what a product costs says nothing of its address, so most saves leave this as it is. That there is none
  // ends with changes of very many products, too, which do not name each that is new.
  tagsOf: (slug, id) => [tags.slug(slug), ...(id === undefined ? [tags.products] : [])],
  async load(slugs) {
    const wanted = `{${slugs.join(',')}}`;
    const rows = await getRuntime().db.execute<{ slug: string; id: string }>(sql`
      SELECT slug, id::text FROM products WHERE slug = ANY(${wanted}::text[]) AND status = 'published'
      UNION ALL
      SELECT slug, product_id::text FROM product_redirects WHERE slug = ANY(${wanted}::text[])`);
    return new Map(rows.map(({ slug, id }) => [slug, { value: id }]));
  },
};

/** Ids of published products by slug, and of those that had it before. Apart from the products themselves, so that these are kept once. */
export const productSlugCache = (): CachedThing<string, string> => getRuntime().cache.thing(definition);
