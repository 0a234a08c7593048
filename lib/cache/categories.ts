import { sql } from 'drizzle-orm';
import type { Category } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cache.ts';
import { LOCAL_TTL_MS, MINUTE_MS, NEGATIVE_TTL_MS } from './lifetimes.ts';
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

/** The whole tree under one key: it is small, and every page shows a part of it. */
export function categoryTreeCache(): CachedThing<'tree', Category[]> {
  return getRuntime().cache.thing<'tree', Category[]>({
    name: 'category-tree',
    schema: 1,
    keyOf: (key) => key,
    ttlMs: 5 * MINUTE_MS,
    localTtlMs: LOCAL_TTL_MS,
    negativeTtlMs: NEGATIVE_TTL_MS,
    tagsOf: () => [tags.categories],
    async load() {
      const rows = await getRuntime().db.execute<CategoryRow>(sql`
        SELECT c.id::text, c.parent_id::text, c.slug, c.path, c.name, c.description,
               (SELECT count(*)::int FROM product_categories pc JOIN products p ON p.id = pc.product_id
                 WHERE pc.category_id = c.id AND p.status = 'published') AS products,
               (SELECT json_build_object('hash', hash, 'width', width, 'height', height, 'placeholder', placeholder)
                  FROM pictures WHERE hash = c.picture_hash) AS picture
          FROM categories c ORDER BY c.position, c.name`);
      return new Map([['tree', { value: buildTree(rows, null) }]]);
    },
  });
}

function buildTree(rows: readonly CategoryRow[], parentId: string | null): Category[] {
  return rows
    .filter((row) => row.parent_id === parentId)
    .map((row): Category => {
      const children = buildTree(rows, row.id);
      return {
        id: row.id,
        slug: row.slug,
        path: row.path,
        name: row.name,
        description: row.description,
        picture: row.picture && toPicture(row.picture, ''),
        productCount: row.products + children.reduce((sum, child) => sum + child.productCount, 0),
        children,
      };
    });
}
