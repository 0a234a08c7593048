import { tags } from '#lib/cdn/tags.ts';
import type { ChangeNote } from '#lib/changes/commit-change.ts';
import type { CategoryState } from './read-admin.ts';
import { placeOf, trailOf } from './tree.ts';

/**
 * What a change of one category has made untrue. The tree is on every page, so every page is made anew. Beside that:
 *
 * - its name and its path are part of each product below it, which all have its tag
 * - its products leave the lists of what it was in, and come into those of what it is in now
 *
 * @param before all categories as they were
 * @param after all categories as they are
 */
export function describeCategoryChange(
  before: readonly CategoryState[],
  after: readonly CategoryState[],
  id: string,
): ChangeNote {
  const was = before.find((category) => category.id === id);
  const is = after.find((category) => category.id === id);
  const isInProducts = was && (was.name !== is?.name || was.path !== is.path);
  const left = trailOf(before, id).map((category) => category.id);
  const joined = trailOf(after, id).map((category) => category.id);
  const isMoved = was && is && was.parentId !== is.parentId;
  const affected = isMoved
    ? [...left, ...joined].filter((ancestor) => !(left.includes(ancestor) && joined.includes(ancestor)))
    : [];
  return {
    kind: 'category',
    tags: [
      tags.categories,
      ...(isInProducts ? [tags.category(id)] : []),
      ...affected.map((ancestor) => tags.list(ancestor, 'members')),
    ],
    // An address that is gone, or leads elsewhere, is not to be answered once more.
    cdn: was?.path === is?.path ? 'invalidate' : 'purge',
  };
}

/** What people edit of a category, for the audit log. */
export function describeCategory(tree: readonly CategoryState[], category: CategoryState) {
  const nameOf = (id: string | null) => tree.find((other) => other.id === id)?.name ?? null;
  const { parentId, afterId } = placeOf(tree, category);
  return {
    name: category.name,
    address: category.path,
    description: category.description,
    picture: category.pictureHash,
    below: nameOf(parentId),
    after: nameOf(afterId),
  };
}
