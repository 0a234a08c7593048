import { SelectField, type SelectFieldProps } from '#app/admin/_ui/field.tsx';
import { branchOf, flattenTree, MAX_LEVELS, type TreeNode } from '#lib/catalog/categories/tree.ts';

export type ParentFieldProps = Omit<SelectFieldProps, 'children' | 'label'> & {
  tree: readonly TreeNode[];
  /** The category whose parent it is, if it is there already: it cannot be in itself. */
  id?: string;
};

/** What a category is in; empty for a department. */
export function ParentField({ tree, id, ...rest }: ParentFieldProps) {
  const own = new Set(id === undefined ? [] : branchOf(tree, id).map((node) => node.id));
  const choices = flattenTree(tree).filter(({ node, level }) => level < MAX_LEVELS - 1 && !own.has(node.id));
  return (
    <SelectField label="In" {...rest}>
      <option value="">Nothing: a department of its own</option>
      {choices.map(({ node, level }) => (
        <option key={node.id} value={node.id}>
          {`${'\u2003'.repeat(level)}${node.name}`}
        </option>
      ))}
    </SelectField>
  );
}
