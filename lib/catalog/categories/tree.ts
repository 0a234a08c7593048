/** A category as the tree knows it; the whole tree is a list of these. */
export type TreeNode = {
  id: string;
  /** Null: a department. */
  parentId: string | null;
  slug: string;
  /** Slugs from the department down, joined by `/`. */
  path: string;
  name: string;
  /** Among its siblings, ascending. */
  position: number;
};

/** Where a category shall be: right after a sibling (`afterId` null: first of them). */
export type Place = { parentId: string | null; afterId: string | null };

/** Levels from the department down. What is deeper nobody finds, and its address gets long. */
export const MAX_LEVELS = 4;

/** What is right below a category, or the departments, in the order in which the shop shows them. */
export function childrenOf<Node extends TreeNode>(tree: readonly Node[], parentId: string | null): Node[] {
  return tree
    .filter((node) => node.parentId === parentId)
    .sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1));
}

/** The way from the department down to a category, itself last; empty when it is not there. */
export function trailOf<Node extends TreeNode>(tree: readonly Node[], id: string | null): Node[] {
  const trail: Node[] = [];
  for (let at = find(tree, id); at !== undefined && trail.length <= tree.length; at = find(tree, at.parentId)) {
    trail.unshift(at);
  }
  return trail;
}

/** A category and all that is below it. */
export function branchOf<Node extends TreeNode>(tree: readonly Node[], id: string): Node[] {
  const self = find(tree, id);
  return self ? [self, ...childrenOf(tree, id).flatMap((child) => branchOf(tree, child.id))] : [];
}

/** All categories in the order in which a list shows them, each with its level; departments have 0. */
export function flattenTree<Node extends TreeNode>(
  tree: readonly Node[],
  parentId: string | null = null,
  level = 0,
): { node: Node; level: number }[] {
  return childrenOf(tree, parentId).flatMap((node) => [{ node, level }, ...flattenTree(tree, node.id, level + 1)]);
}

/** Where a category is now. */
export function placeOf(tree: readonly TreeNode[], { id, parentId }: TreeNode): Place {
  const siblings = childrenOf(tree, parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  return { parentId, afterId: siblings[at - 1]?.id ?? null };
}

/** Where somebody means who names a parent, and perhaps what to stand after: last, or where it is if it is there already. */
export function resolvePlace(
  tree: readonly TreeNode[],
  node: TreeNode,
  { parentId, afterId }: { parentId: string | null; afterId?: string | null | undefined },
): Place {
  if (afterId !== undefined) return { parentId, afterId };
  if (parentId === node.parentId) return placeOf(tree, node);
  return { parentId, afterId: childrenOf(tree, parentId).at(-1)?.id ?? null };
}

/** `slug`: another place would do, or another address. */
export type PlaceRefusal = { because: 'place' | 'slug'; detail: string };

/** Why a category cannot be at a place; undefined when it can. */
export function refusePlace(
  tree: readonly TreeNode[],
  node: TreeNode,
  { parentId, afterId }: Place,
): PlaceRefusal | undefined {
  const trail = trailOf(tree, parentId);
  const siblings = childrenOf(tree, parentId).filter(({ id }) => id !== node.id);
  const no = (detail: string): PlaceRefusal => ({ because: 'place', detail });
  if (parentId !== null && trail.length === 0) return no('is no category');
  if (trail.some(({ id }) => id === node.id)) return no('is the category itself, or below it');
  if (afterId !== null && !siblings.some(({ id }) => id === afterId))
    return no('does not have what it is to stand after');
  if (trail.length + levelsOf(tree, node.id) > MAX_LEVELS) return no(`would make more than ${MAX_LEVELS} levels`);
  const namesake = siblings.find(({ slug }) => slug === node.slug);
  return namesake && { because: 'slug', detail: `is that of “${namesake.name}”, which stands beside it` };
}

/** The tree with a category at another place: its new siblings are numbered anew, and paths follow. */
export function movedTree<Node extends TreeNode>(tree: readonly Node[], id: string, place: Place): Node[] {
  const self = find(tree, id);
  if (!self) return [...tree];
  const siblings = childrenOf(tree, place.parentId).filter((sibling) => sibling.id !== id);
  siblings.splice(siblings.findIndex((sibling) => sibling.id === place.afterId) + 1, 0, self);
  const positions = new Map(siblings.map((sibling, position) => [sibling.id, position]));
  return withPaths(
    tree.map((node) => ({
      ...node,
      position: positions.get(node.id) ?? node.position,
      parentId: node.id === id ? place.parentId : node.parentId,
    })),
  );
}

/** The tree with the paths that follow from its slugs. */
export function withPaths<Node extends TreeNode>(tree: readonly Node[]): Node[] {
  return tree.map((node) => ({
    ...node,
    path: trailOf(tree, node.id)
      .map(({ slug }) => slug)
      .join('/'),
  }));
}

const find = <Node extends TreeNode>(tree: readonly Node[], id: string | null) =>
  id === null ? undefined : tree.find((node) => node.id === id);

/** How many levels a category and what is below it take; 1 for a new one. */
function levelsOf(tree: readonly TreeNode[], id: string): number {
  return 1 + Math.max(0, ...childrenOf(tree, id).map((child) => levelsOf(tree, child.id)));
}
