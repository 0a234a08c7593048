import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { pictures } from '#db/schema/catalog.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { type ChangeNote, type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import type { FieldError } from '../check-product.ts';
import { pickFreeSlug, toSlug } from '../slugs.ts';
import { writeAgain } from '../store/again.ts';
import { describeCategory, describeCategoryChange } from './describe-change.ts';
import type { CategoryInput, CategoryPatch } from './input.ts';
import { type CategoryState, readCategories } from './read-admin.ts';
import { insertCategory, removeCategory, saveTree } from './save-tree.ts';
import {
  childrenOf,
  movedTree,
  type Place,
  type PlaceRefusal,
  placeOf,
  refusePlace,
  resolvePlace,
  withPaths,
} from './tree.ts';

/**
 * What became of a write.
 *
 * - `unchanged`: it was like that already; no version, no change
 * - `conflict`: the category has another version than the write was made for
 * - `invalid`: what is wrong, field by field; nothing was written
 * - `occupied`: what is in it has to go elsewhere first
 * - `unknown`: there is no such category
 */
export type CategoryWrite =
  | { state: 'saved'; category: CategoryState }
  | { state: 'unchanged'; category: CategoryState }
  | { state: 'deleted' }
  | { state: 'conflict'; version: number }
  | { state: 'invalid'; errors: FieldError[] }
  | { state: 'occupied'; categories: number; products: number }
  | { state: 'unknown' };

type Work = { result: CategoryWrite; change?: ChangeNote };

/**
 * Adds a category, last among its siblings. Without a slug it gets one from its name.
 * @returns `saved` or `invalid`
 * @throws ForbiddenError for less than an editor
 */
export async function createCategory(actor: Actor, input: CategoryInput): Promise<Committed<CategoryWrite>> {
  assertMay(actor, 'editor');
  return write(async (tx, before) => {
    const { name, description, pictureHash, parentId } = input;
    const siblings = childrenOf(before, parentId);
    const slug = input.slug ?? pickFreeSlug(toSlug(name) || 'category', new Set(siblings.map((node) => node.slug)));
    const blank = { id: '', path: '', picture: null, position: 0, version: 1 };
    const node: CategoryState = { ...blank, parentId, slug, name, description, pictureHash };
    const place = { parentId, afterId: siblings.at(-1)?.id ?? null };
    const errors = [
      ...checkPlace(before, node, place, { place: '/parentId', slug: '/slug' }),
      ...(await checkPicture(tx, pictureHash)),
    ];
    if (errors.length > 0) return { result: { state: 'invalid', errors } };
    const parent = before.find(({ id }) => id === parentId);
    const path = parent ? `${parent.path}/${slug}` : slug;
    const id = await insertCategory(tx, { ...node, path, position: 1 + (siblings.at(-1)?.position ?? -1) });
    return finish(tx, actor, before, id, 'create');
  });
}

/**
 * Changes what the patch names, and moves the category where the patch says so, with all that is below it. Paths that it had
 * lead to it from then on.
 * @param version that the patch was made for; undefined: any
 * @throws ForbiddenError for less than an editor
 */
export async function updateCategory(
  actor: Actor,
  id: string,
  patch: CategoryPatch,
  version?: number,
): Promise<Committed<CategoryWrite>> {
  assertMay(actor, 'editor');
  return write(async (tx, before) => {
    const found = findForWrite(before, id, version);
    if (found.state !== 'found') return { result: found };
    const { place: wanted, ...fields } = patch;
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const edited: CategoryState = { ...found.category, ...given };
    const place = wanted ? resolvePlace(before, edited, wanted) : placeOf(before, edited);
    const errors = [
      // A move into the way of a namesake is wrong as a move; the address that it has was right where it was.
      ...checkPlace(before, edited, place, { place: '/place', slug: wanted && !fields.slug ? '/place' : '/slug' }),
      ...(await checkPicture(tx, fields.pictureHash)),
    ];
    if (errors.length > 0) return { result: { state: 'invalid', errors } };
    const renamed = withPaths(before.map((node) => (node.id === id ? edited : node)));
    const after = isDeepStrictEqual(place, placeOf(before, edited)) ? renamed : movedTree(renamed, id, place);
    if (isDeepStrictEqual(before, after)) return { result: { state: 'unchanged', category: found.category } };
    await saveTree(tx, id, before, after);
    return finish(tx, actor, before, id, Object.keys(given).length > 0 ? 'update' : 'move');
  });
}

/**
 * Removes a category that has nothing in it. Its paths lead to what it was in. What is in the bin is taken out of it.
 * @param version as in `updateCategory`
 * @returns `deleted`, `occupied`, `conflict` or `unknown`
 * @throws ForbiddenError for less than an editor
 */
export async function deleteCategory(actor: Actor, id: string, version?: number): Promise<Committed<CategoryWrite>> {
  assertMay(actor, 'editor');
  return write(async (tx, before) => {
    const found = findForWrite(before, id, version);
    if (found.state !== 'found') return { result: found };
    const { category } = found;
    const below = childrenOf(before, id).length;
    const products = await countProducts(tx, id);
    if (below + products > 0) return { result: { state: 'occupied', categories: below, products } };
    await removeCategory(tx, category);
    const subject = { kind: 'category', id, name: category.name };
    await recordAudit(tx, actor, { action: 'category.delete', subject, before: describeCategory(before, category) });
    const after = before.filter((node) => node.id !== id);
    return { result: { state: 'deleted' }, change: describeCategoryChange(before, after, id) };
  });
}

/** One at a time: what a place means depends on the whole tree. Products are written beside it. */
const write = (work: (tx: Transaction, before: CategoryState[]) => Promise<Work>): Promise<Committed<CategoryWrite>> =>
  writeAgain(
    () =>
      commitChange(async (tx) => {
        await tx.execute(sql`LOCK TABLE categories IN SHARE ROW EXCLUSIVE MODE`);
        return work(tx, await readCategories(tx));
      }),
    (errors) => ({ result: { state: 'invalid', errors }, changeId: undefined, tags: [] }),
  );

async function finish(
  tx: Transaction,
  actor: Actor,
  before: CategoryState[],
  id: string,
  verb: 'create' | 'update' | 'move',
): Promise<Work> {
  const after = await readCategories(tx);
  const [was, category] = [before, after].map((tree) => tree.find((node) => node.id === id));
  if (!category) throw new Error('a category that was just written is gone');
  await recordAudit(tx, actor, {
    action: `category.${verb}`,
    subject: { kind: 'category', id, name: category.name },
    before: was && describeCategory(before, was),
    after: describeCategory(after, category),
  });
  return { result: { state: 'saved', category }, change: describeCategoryChange(before, after, id) };
}

type Found =
  | { state: 'found'; category: CategoryState }
  | { state: 'conflict'; version: number }
  | { state: 'unknown' };

function findForWrite(tree: readonly CategoryState[], id: string, version: number | undefined): Found {
  const category = tree.find((node) => node.id === id);
  if (!category) return { state: 'unknown' };
  return version === undefined || version === category.version
    ? { state: 'found', category }
    : { state: 'conflict', version: category.version };
}

function checkPlace(
  tree: readonly CategoryState[],
  node: CategoryState,
  place: Place,
  pointers: Record<PlaceRefusal['because'], string>,
): FieldError[] {
  const refusal = refusePlace(tree, node, place);
  return refusal ? [{ pointer: pointers[refusal.because], detail: refusal.detail }] : [];
}

async function checkPicture(tx: Transaction, hash: string | null | undefined): Promise<FieldError[]> {
  if (!hash) return [];
  const found = await tx.select({ hash: pictures.hash }).from(pictures).where(eq(pictures.hash, hash));
  return found.length > 0 ? [] : [{ pointer: '/pictureHash', detail: 'is no picture of the shop' }];
}

async function countProducts(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.execute<{ products: number }>(sql`
    SELECT count(*)::int AS products FROM product_categories pc JOIN products p ON p.id = pc.product_id
     WHERE pc.category_id = ${id}::bigint AND p.deleted_at IS NULL`);
  return row?.products ?? 0;
}
