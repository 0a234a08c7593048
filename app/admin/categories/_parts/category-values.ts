import type { ManagedImage } from '#app/admin/_media/managed-image.ts';
import type { ConflictingField } from '#app/admin/_ui/conflict-dialog.tsx';
import type { CategoryPatch } from '#lib/catalog/categories/input.ts';
import type { CategoryState } from '#lib/catalog/categories/read-admin.ts';
import type { TreeNode } from '#lib/catalog/categories/tree.ts';

/** What the form of a category holds. */
export type CategoryValues = {
  name: string;
  slug: string;
  description: string;
  /** Empty for a department. */
  parentId: string;
  /** One, or none. */
  images: ManagedImage[];
};

export function toValues({ name, slug, description, parentId, picture, pictureHash }: CategoryState): CategoryValues {
  const image = picture && pictureHash && { ...picture, hash: pictureHash, focalX: 50, focalY: 50 };
  return { name, slug, description, parentId: parentId ?? '', images: image ? [image] : [] };
}

/** What differs from a state: others may have changed the rest, which is none of this form's business. */
export function toPatch(base: CategoryState, values: CategoryValues): CategoryPatch {
  const { name, slug, description } = values;
  const pictureHash = values.images[0]?.hash ?? null;
  const parentId = values.parentId || null;
  return {
    ...(name !== base.name && { name }),
    ...(slug !== base.slug && { slug }),
    ...(description !== base.description && { description }),
    ...(pictureHash !== base.pictureHash && { pictureHash }),
    ...(parentId !== base.parentId && { place: { parentId } }),
  };
}

/** Where two states of the form differ, for people. */
export function compareValues(
  tree: readonly TreeNode[],
  mine: CategoryValues,
  theirs: CategoryValues,
): ConflictingField[] {
  const read = (values: CategoryValues) => [
    { label: 'Name', value: values.name },
    { label: 'Address', value: values.slug },
    { label: 'In', value: tree.find(({ id }) => id === values.parentId)?.name ?? 'Nothing: a department' },
    { label: 'Description', value: values.description },
    { label: 'Picture', value: values.images[0]?.hash.slice(0, 8) ?? 'None' },
  ];
  const others = read(theirs);
  return read(mine).flatMap(({ label, value }, at) => {
    const other = others[at]?.value ?? '';
    return value === other ? [] : [{ label, mine: value, theirs: other }];
  });
}
