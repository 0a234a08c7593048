import { and, asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { savedViews } from '#db/schema/admin.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { isId } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';

/** Lists of the admin that can be looked at through a saved view. */
export const VIEW_LISTS = ['products', 'orders', 'customers'] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

export const MAX_VIEWS = 40;

export const viewList = z.enum(VIEW_LISTS, `must be one of ${VIEW_LISTS.join(', ')}`);

export const viewInput = z.strictObject({
  list: viewList,
  name: z
    .string()
    .trim()
    .min(1, 'must have a name')
    .max(60, 'must have at most 60 characters')
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text'),
  /** What the list is filtered and sorted by: a query string without `?`. */
  query: z
    .string()
    .max(2000, 'must have at most 2000 characters')
    .transform((text) => new URLSearchParams(text).toString())
    .refine((text) => text.length <= 2000 && !text.includes('%00'), 'must be a query string'),
});

export type SavedView = { id: string; list: ViewList; name: string; query: string };

/** `full`: nobody finds their way among more than `MAX_VIEWS` of one list. */
export type ViewSaved = { state: 'saved'; view: SavedView } | { state: 'full' };

/**
 * The actor's own views of a list, by name.
 * @throws ForbiddenError for less than a viewer
 */
export async function listViews(actor: Actor, list: ViewList): Promise<SavedView[]> {
  assertMay(actor, 'viewer');
  const rows = await getRuntime()
    .db.select()
    .from(savedViews)
    .where(and(eq(savedViews.userId, actor.userId), eq(savedViews.list, list)))
    .orderBy(asc(savedViews.name));
  return rows.map(toView);
}

/**
 * Keeps a view for the actor. One of that name is replaced.
 * @throws ForbiddenError for less than a viewer
 */
export async function saveView(actor: Actor, input: z.output<typeof viewInput>): Promise<ViewSaved> {
  assertMay(actor, 'viewer');
  const { list, name, query } = input;
  return getRuntime().db.transaction(async (tx) => {
    const mine = and(eq(savedViews.userId, actor.userId), eq(savedViews.list, list));
    const [replaced] = await tx
      .update(savedViews)
      .set({ query })
      .where(and(mine, eq(savedViews.name, name)))
      .returning();
    if (replaced) return { state: 'saved', view: toView(replaced) };
    const [kept] = await tx.select({ count: count() }).from(savedViews).where(mine);
    if ((kept?.count ?? 0) >= MAX_VIEWS) return { state: 'full' };
    const [added] = await tx
      .insert(savedViews)
      .values({ userId: actor.userId, list, name, query })
      .onConflictDoUpdate({ target: [savedViews.userId, savedViews.list, savedViews.name], set: { query } })
      .returning();
    return { state: 'saved', view: toView(added as typeof savedViews.$inferSelect) };
  });
}

/**
 * Forgets a view of the actor's own.
 * @returns whether there was one of that id
 * @throws ForbiddenError for less than a viewer
 */
export async function removeView(actor: Actor, id: string): Promise<'removed' | 'unknown'> {
  assertMay(actor, 'viewer');
  if (!isId(id)) return 'unknown';
  const removed = await getRuntime()
    .db.delete(savedViews)
    .where(and(eq(savedViews.id, Number(id)), eq(savedViews.userId, actor.userId)))
    .returning({ id: savedViews.id });
  return removed.length > 0 ? 'removed' : 'unknown';
}

const toView = ({ id, list, name, query }: typeof savedViews.$inferSelect): SavedView => ({
  id: String(id),
  list: list as ViewList,
  name,
  query,
});
