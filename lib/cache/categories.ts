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
  picture: PictureRow | null;
};

const definition: ThingDefinition<'tree', Category[]> = {
  name: 'category-tree',
  schema: 2,
  keyOf: (key) => key,
  parseKey: (id) => (id === 'tree' ? id : undefined),
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.categories],
  async load() {
    const rows = await getRuntime().db.execute<CategoryRow>(sql`
      SELECT c.id::text, c.parent_id::text, c.slug, c.path, c.name, c.description,
             (SELECT json_build_object('hash', hash, 'width', width, 'height', height, 'placeholder', placeholder)
                FROM pictures WHERE hash = c.picture_hash) AS picture
        FROM categories c ORDER BY c.position, c.name`);
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
      children: buildTree(rows, row.id),
    }));
}
