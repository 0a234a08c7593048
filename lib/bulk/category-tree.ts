import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

type Category = { id: string; parentId: string | null; path: string; name: string };

/** All categories of the shop, for work on many products. */
export type CategoryTree = {
  byId: ReadonlyMap<string, Category>;
  /** By the chain of slugs that a URL names. */
  byPath: ReadonlyMap<string, Category>;
};

export async function readCategoryTree(db: Pick<Transaction, 'execute'>): Promise<CategoryTree> {
  const rows = await db.execute<Category>(
    sql`SELECT id::text, parent_id::text AS "parentId", path, name FROM categories`,
  );
  return {
    byId: new Map(rows.map((row) => [row.id, row])),
    byPath: new Map(rows.map((row) => [row.path, row])),
  };
}

/** The way from the department down to a category; empty when there is none of that id. */
export function trailOf({ byId }: CategoryTree, id: string): Category[] {
  const trail: Category[] = [];
  for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId)) trail.unshift(at);
  return trail;
}
