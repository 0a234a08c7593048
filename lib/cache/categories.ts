import { sql } from 'drizzle-orm';
import type { Category } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { type PictureRow, toPicture } from './picture-row.ts';

type CategoryRow = {
  id: string;
  parent_id: string | null;
  slug: string;
  path: string;
  name: string;
  description: string;
  products: number;
  picture: PictureRow | null;
};

const definition: ThingDefinition<'tree', Category[]> = {
  name: 'category-tree',
  schema: 1,
  keyOf: (key) => key,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.categories],
  async load() {
    // A product that is filed under two categories counts once in what is above both.
    const rows = await getRuntime().db.execute<CategoryRow>(sql`
      WITH RECURSIVE up AS (
        SELECT id, id AS ancestor, parent_id FROM categories
        UNION ALL
        SELECT up.id, c.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id
      ), counted AS (
        SELECT up.ancestor, count(DISTINCT p.id)::int AS products
          FROM up JOIN product_categories pc ON pc.category_id = up.id
                  JOIN products p ON p.id = pc.product_id AND p.status = 'published'
         GROUP BY up.ancestor
      )
      SELECT c.id::text, c.parent_id::text, c.slug, c.path, c.name, c.description,
             coalesce(counted.products, 0) AS products,
             (SELECT json_build_object('hash', hash, 'width', width, 'height', height, 'placeholder', placeholder)
                FROM pictures WHERE hash = c.picture_hash) AS picture
        FROM categories c LEFT JOIN counted ON counted.ancestor = c.id ORDER BY c.position, c.name`);
    return new Map([['tree', { value: buildTree(rows, null) }]]);
  },
};

/** The whole tree under one key: it is small, and every page shows a part of it. */
export const categoryTreeCache = (): CachedThing<'tree', Category[]> => getRuntime().cache.thing(definition);

function buildTree(rows: readonly CategoryRow[], parentId: string | null): Category[] {
  return rows
    .filter((row) => row.parent_id === parentId)
    .map((row) => ({
      id: row.id,
      slug: row.slug,
      path: row.path,
      name: row.name,
      description: row.description,
      picture: row.picture && toPicture(row.picture, ''),
      productCount: row.products,
      children: buildTree(rows, row.id),
    }));
}
