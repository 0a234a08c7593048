import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { type PictureRow, toPicture } from '#lib/cache/picture-row.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { Picture } from '../types.ts';
import type { TreeNode } from './tree.ts';

/** All that can be edited of a category, and where it is. */
export type CategoryState = TreeNode & {
  description: string;
  pictureHash: string | null;
  picture: Picture | null;
  /** Grows by one with each edit of it; not when its neighbours move. */
  version: number;
};

export type AdminCategory = CategoryState & {
  /** Products filed under it, those below it not counted, whatever their status; not those in the bin. */
  productCount: number;
};

type Row = Omit<CategoryState, 'picture' | 'pictureHash'> & { picture: PictureRow | null };

/**
 * All categories, in no order; see `flattenTree`.
 * @throws ForbiddenError for less than a viewer
 */
export async function listAdminCategories(actor: Actor): Promise<AdminCategory[]> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const [categories, counts] = await Promise.all([
    readCategories(db),
    db.execute<{ id: string; products: number }>(sql`
      SELECT category_id::text AS id, count(*)::int AS products FROM product_categories
       WHERE product_id NOT IN (SELECT id FROM products WHERE deleted_at IS NOT NULL)
       GROUP BY category_id`),
  ]);
  const products = new Map(counts.map((row) => [row.id, row.products]));
  return categories.map((category) => ({ ...category, productCount: products.get(category.id) ?? 0 }));
}

/** As they are in the caller's transaction. */
export async function readCategories(db: Pick<Transaction, 'execute'>): Promise<CategoryState[]> {
  const rows = await db.execute<Row>(sql`
    SELECT c.id::text, c.parent_id::text AS "parentId", c.slug, c.path, c.name, c.description, c.position,
           c.version::float8 AS version,
           (SELECT json_build_object('hash', hash, 'width', width, 'height', height, 'placeholder', placeholder)
              FROM pictures WHERE hash = c.picture_hash) AS picture
      FROM categories c`);
  return rows.map(({ picture, ...row }) => ({
    ...row,
    pictureHash: picture?.hash ?? null,
    picture: picture && toPicture(picture, ''),
  }));
}
