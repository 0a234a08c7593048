import { childrenOf, type Place, placeOf, type TreeNode } from './tree.ts';

/** By keys: among its siblings, into the one before it, or out of what it is in. */
export type Step = 'up' | 'down' | 'in' | 'out';

/** Where a step leads; undefined when there is nothing in that direction. */
export function stepFrom(tree: readonly TreeNode[], node: TreeNode, step: Step): Place | undefined {
  const siblings = childrenOf(tree, node.parentId);
  const at = siblings.findIndex(({ id }) => id === node.id);
  const before = siblings[at - 1];
  switch (step) {
    case 'up':
      return before && placeOf(tree, before);
    case 'down': {
      const next = siblings[at + 1];
      return next && { parentId: node.parentId, afterId: next.id };
    }
    case 'in':
      return before && { parentId: before.id, afterId: childrenOf(tree, before.id).at(-1)?.id ?? null };
    case 'out': {
      const parent = tree.find(({ id }) => id === node.parentId);
      return parent && { parentId: parent.parentId, afterId: parent.id };
    }
  }
}

/**
 * Where a category that is dragged comes to be: below the row that it lies under, as deep as it was pulled to the right, as
 * far as that is possible between its neighbours.
 * @param rows the list without what is dragged and all below it
 * @param index before which of them it is dropped, up to their number
 * @param wantedLevel how far it was pulled to the right
 */
export function placeOfDrop(
  rows: readonly { node: TreeNode; level: number }[],
  index: number,
  wantedLevel: number,
): { place: Place; level: number } {
  const above = rows[index - 1];
  const below = rows[index];
  const deepest = above ? above.level + 1 : 0;
  const shallowest = below?.level ?? 0;
  const level = Math.min(Math.max(wantedLevel, shallowest, 0), deepest);
  // The nearest row above of the same level is the sibling to stand after, unless its parent comes first.
  for (let at = index - 1; at >= 0; at -= 1) {
    const row = rows[at] as (typeof rows)[number];
    if (row.level === level) return { place: { parentId: row.node.parentId, afterId: row.node.id }, level };
    if (row.level === level - 1) return { place: { parentId: row.node.id, afterId: null }, level };
  }
  return { place: { parentId: null, afterId: null }, level: 0 };
}
