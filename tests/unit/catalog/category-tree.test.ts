import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchOf,
  childrenOf,
  flattenTree,
  MAX_LEVELS,
  movedTree,
  type Place,
  placeOf,
  refusePlace,
  type TreeNode,
  withPaths,
} from '#lib/catalog/categories/tree.ts';
import { placeOfDrop, type Step, stepFrom } from '#lib/catalog/categories/tree-steps.ts';

/** Trees of up to twelve categories, whose slugs are their ids. */
const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((parents) => {
  const nodes: TreeNode[] = [];
  for (const [at, choice] of parents.entries()) {
    const parent = nodes.filter(({ id }) => flattenTree(nodes).some((row) => row.node.id === id && row.level < 3));
    const parentId = parent[choice % (parent.length + 1)]?.id ?? null;
    nodes.push({ id: `c${at}`, parentId, slug: `c${at}`, path: '', name: `C ${at}`, position: at });
  }
  return withPaths(nodes);
});
const trial = fc.tuple(trees, fc.nat(), fc.nat(), fc.nat());

const pick = <Item>(items: readonly Item[], choice: number) => items[choice % items.length] as Item;
const orderOf = (tree: readonly TreeNode[]) => flattenTree(tree).map(({ node }) => node.id);

function anyPlace(tree: readonly TreeNode[], node: TreeNode, one: number, other: number): Place {
  const parentId = pick([null, ...tree.map(({ id }) => id)], one);
  const siblings = childrenOf(tree, parentId).filter(({ id }) => id !== node.id);
  return { parentId, afterId: pick([null, ...siblings.map(({ id }) => id)], other) };
}

describe('a move in the tree', () => {
  it('that is not refused puts the category where it was wanted, and keeps the order of all others', () => {
    fc.assert(
      fc.property(trial, ([tree, which, one, other]) => {
        const node = pick(tree, which);
        const place = anyPlace(tree, node, one, other);
        fc.pre(refusePlace(tree, node, place) === undefined);
        const after = movedTree(tree, node.id, place);
        const branch = new Set(branchOf(tree, node.id).map(({ id }) => id));
        expect(placeOf(after, after.find(({ id }) => id === node.id) as TreeNode)).toEqual(place);
        expect(orderOf(after).filter((id) => !branch.has(id))).toEqual(orderOf(tree).filter((id) => !branch.has(id)));
        expect(orderOf(after)).toHaveLength(tree.length);
        for (const { id, parentId, slug, path } of after) {
          const parent = after.find((candidate) => candidate.id === parentId);
          expect([id, path]).toEqual([id, parent ? `${parent.path}/${slug}` : slug]);
        }
      }),
    );
  });

  it('is refused into itself, below itself, and too deep', () => {
    fc.assert(
      fc.property(trial, ([tree, which, one, other]) => {
        const node = pick(tree, which);
        const place = anyPlace(tree, node, one, other);
        const isBelowItself = branchOf(tree, node.id).some(({ id }) => id === place.parentId);
        if (isBelowItself) expect(refusePlace(tree, node, place)).toMatchObject({ because: 'place' });
        else if (refusePlace(tree, node, place) === undefined) {
          const levels = flattenTree(movedTree(tree, node.id, place)).map(({ level }) => level);
          expect(Math.max(...levels)).toBeLessThan(MAX_LEVELS);
        }
      }),
    );
  });

  it('is refused beside a category of the same address', () => {
    const [a, b] = ['a', 'b'].map((id) => ({ id, parentId: null, slug: id, path: id, name: id, position: 0 }));
    const tea = { id: 't', parentId: 'a', slug: 'tea', path: 'a/tea', name: 'Tea', position: 0 };
    const other = { ...tea, id: 'u', parentId: 'b', path: 'b/tea' };
    const tree = [a, b, tea, other] as TreeNode[];
    expect(refusePlace(tree, tea, { parentId: 'b', afterId: 'u' })).toMatchObject({ because: 'slug' });
  });
});

describe('steps by keys', () => {
  it('are taken back by the opposite one', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.constantFrom('up', 'down'), (tree, which, step: Step) => {
        const node = pick(tree, which);
        const place = stepFrom(tree, node, step);
        fc.pre(place !== undefined);
        const after = movedTree(tree, node.id, place as Place);
        const back = stepFrom(after, after.find(({ id }) => id === node.id) as TreeNode, step === 'up' ? 'down' : 'up');
        expect(orderOf(movedTree(after, node.id, back as Place))).toEqual(orderOf(tree));
      }),
    );
  });

  it('into the one before, and out again behind it', () => {
    const [a, b] = ['a', 'b'].map((id, position) => ({ id, parentId: null, slug: id, path: id, name: id, position }));
    const tree = [a, b] as TreeNode[];
    expect(stepFrom(tree, tree[1] as TreeNode, 'in')).toEqual({ parentId: 'a', afterId: null });
    const inside = movedTree(tree, 'b', { parentId: 'a', afterId: null });
    expect(stepFrom(inside, inside[1] as TreeNode, 'out')).toEqual({ parentId: null, afterId: 'a' });
    expect(stepFrom(tree, tree[0] as TreeNode, 'in')).toBeUndefined();
  });
});

describe('a drop', () => {
  it('leaves the category between the rows that it was dropped between, whatever level it was pulled to', () => {
    fc.assert(
      fc.property(trial, fc.integer({ min: -2, max: 6 }), ([tree, which, one], wanted) => {
        const node = pick(tree, which);
        const branch = new Set(branchOf(tree, node.id).map(({ id }) => id));
        const rows = flattenTree(tree).filter((row) => !branch.has(row.node.id));
        const index = one % (rows.length + 1);
        const { place, level } = placeOfDrop(rows, index, wanted);
        fc.pre(refusePlace(tree, node, place) === undefined);
        const after = flattenTree(movedTree(tree, node.id, place));
        const at = after.findIndex((row) => row.node.id === node.id);
        expect(after[at]?.level).toBe(level);
        expect(after.filter((row) => !branch.has(row.node.id)).map((row) => row.node.id)).toEqual(
          rows.map((row) => row.node.id),
        );
        expect(after.slice(0, at).length).toBe(index);
      }),
    );
  });
});
