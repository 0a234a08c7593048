import { eq, inArray, sql } from 'drizzle-orm';
import { categories, categoryRedirects, productCategories } from '#db/schema/catalog.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import type { CategoryState } from './read-admin.ts';

/** @returns its id */
export async function insertCategory(
  tx: Transaction,
  { parentId, slug, path, name, description, position, pictureHash }: CategoryState,
): Promise<string> {
  const row = {
    parentId: parentId === null ? null : Number(parentId),
    slug,
    path,
    name,
    description,
    position,
    pictureHash,
  };
  const [created] = await tx.insert(categories).values(row).returning({ id: categories.id });
  await tx.delete(categoryRedirects).where(eq(categoryRedirects.path, path));
  return String(created?.id);
}

/** Writes each row in which two trees differ. `id` is the category that was edited, whose version grows. */
export async function saveTree(
  tx: Transaction,
  id: string,
  before: readonly CategoryState[],
  after: readonly CategoryState[],
): Promise<void> {
  const was = new Map(before.map((category) => [category.id, category]));
  const isMoved = ({ id, path, position }: CategoryState) =>
    was.get(id)?.path !== path || was.get(id)?.position !== position;
  const rows = after.filter((category) => category.id === id || isMoved(category));
  // All at once: a path of one may have been that of another.
  await tx.execute(sql`
    UPDATE categories c
       SET parent_id = r."parentId", slug = r.slug, path = r.path, name = r.name, description = r.description,
           position = r.position, picture_hash = r."pictureHash", updated_at = now(),
           version = c.version + (c.id = ${id}::bigint)::int
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (
           id bigint, "parentId" bigint, slug text, path text, name text, description text, position smallint,
           "pictureHash" text)
     WHERE c.id = r.id`);
  await keepOldPaths(
    tx,
    rows.flatMap((category) => pathsOf(was.get(category.id), category)),
  );
  const [old, edited] = [was.get(id), after.find((category) => category.id === id)];
  if (old?.name !== edited?.name || old?.parentId !== edited?.parentId) {
    await queueJob(tx, 'refresh-keywords', { categoryId: id }, { key: `refresh-keywords:${id}` });
  }
}

/** Removes a category that has nothing in it but what is in the bin. */
export async function removeCategory(tx: Transaction, { id, parentId, path }: CategoryState): Promise<void> {
  const own = Number(id);
  await tx.delete(productCategories).where(eq(productCategories.categoryId, own));
  if (parentId !== null) {
    const categoryId = Number(parentId);
    await tx.update(categoryRedirects).set({ categoryId }).where(eq(categoryRedirects.categoryId, own));
    await tx.insert(categoryRedirects).values({ path, categoryId });
  }
  await tx.delete(categories).where(eq(categories.id, own));
}

type MovedPath = { categoryId: number; from: string; to: string };

const pathsOf = (was: CategoryState | undefined, is: CategoryState): MovedPath[] =>
  was && was.path !== is.path ? [{ categoryId: Number(is.id), from: was.path, to: is.path }] : [];

/** A path leads to whoever had it last, unless somebody has it now. */
async function keepOldPaths(tx: Transaction, moved: readonly MovedPath[]): Promise<void> {
  if (moved.length === 0) return;
  await tx
    .insert(categoryRedirects)
    .values(moved.map(({ categoryId, from }) => ({ path: from, categoryId })))
    .onConflictDoUpdate({ target: categoryRedirects.path, set: { categoryId: sql`excluded.category_id` } });
  const taken = moved.map(({ to }) => to);
  await tx.delete(categoryRedirects).where(inArray(categoryRedirects.path, taken));
}
