import { sql } from 'drizzle-orm';
import { isId } from '#lib/catalog/ids.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';

const definition: ThingDefinition<string, number> = {
  name: 'category-count',
  schema: 1,
  keyOf: (id) => id,
  parseKey: (id) => (isId(id) ? id : undefined),
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  // A product that comes or goes ends the counts of its own categories, and of nothing beside them.
  tagsOf: (id) => [tags.products, tags.categories, tags.list(id, 'members')],
  async load(ids) {
    const wanted = `{${ids.join(',')}}`;
    // A product that is filed under two categories counts once in what is above both.
    const rows = await getRuntime().db.execute<{ id: string; products: number }>(sql`
      WITH RECURSIVE down AS (
        SELECT id AS ancestor, id FROM categories WHERE id = ANY(${wanted}::bigint[])
        UNION ALL
        SELECT down.ancestor, c.id FROM down JOIN categories c ON c.parent_id = down.id
      )
      SELECT down.ancestor::text AS id, count(DISTINCT p.id)::int AS products
        FROM down LEFT JOIN product_categories pc ON pc.category_id = down.id
                  LEFT JOIN products p ON p.id = pc.product_id AND p.status = 'published'
       GROUP BY down.ancestor`);
    return new Map(rows.map(({ id, products }) => [id, { value: products }]));
  },
};

/**
 * Numbers of published products in a category and below it, by its id. Apart from the tree, which every page shows: a
 * product that comes or goes must not end them all.
 */
export const categoryCountCache = (): CachedThing<string, number> => getRuntime().cache.thing(definition);
