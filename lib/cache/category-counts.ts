import { sql } from 'drizzle-orm';
import { tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';

/** Numbers of published products by category id; of none where there are none. */
export type CategoryCounts = Record<string, number>;

const definition: ThingDefinition<'all', CategoryCounts> = {
  name: 'category-counts',
  schema: 1,
  keyOf: (key) => key,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.products, tags.categories, tags.list(WHOLE_SHOP, 'members')],
  async load() {
    // A product that is filed under two categories counts once in what is above both.
    const rows = await getRuntime().db.execute<{ id: string; products: number }>(sql`
      WITH RECURSIVE up AS (
        SELECT id, id AS ancestor, parent_id FROM categories
        UNION ALL
        SELECT up.id, c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id
      )
      SELECT up.ancestor::text AS id, count(DISTINCT p.id)::int AS products
        FROM up JOIN product_categories pc ON pc.category_id = up.id
                JOIN products p ON p.id = pc.product_id AND p.status = 'published'
       GROUP BY up.ancestor`);
    return new Map([['all', { value: Object.fromEntries(rows.map(({ id, products }) => [id, products])) }]]);
  },
};

/** Apart from the tree, which every page shows: a product that comes or goes must not end them all. */
export const categoryCountsCache = (): CachedThing<'all', CategoryCounts> => getRuntime().cache.thing(definition);
