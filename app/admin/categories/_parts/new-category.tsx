'use client';

import { useForm } from 'react-hook-form';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import { FormError } from '#app/admin/_ui/form-error.tsx';
import { showProblem } from '#app/admin/_ui/show-problem.ts';
import type { CategoryState } from '#lib/catalog/categories/read-admin.ts';
import { type TreeNode, trailOf } from '#lib/catalog/categories/tree.ts';
import { toSlug } from '#lib/catalog/slugs.ts';
import { ParentField } from './parent-field.tsx';

export type NewCategoryProps = {
  tree: readonly TreeNode[];
  /** What it is in, to begin with. */
  parentId: string | null;
  onClose: () => void;
  /** @param changeId of what was made */
  onCreated: (changeId: string | null) => void;
};

type Values = { name: string; slug: string; parentId: string };

/** Asks for the least that a category needs; the rest is on its page. */
export function NewCategory({ tree, parentId, onClose, onCreated }: NewCategoryProps) {
  const form = useForm<Values>({ defaultValues: { name: '', slug: '', parentId: parentId ?? '' } });
  const { errors, isSubmitting } = form.formState;
  const { name, slug, parentId: chosen } = form.watch();
  const path = [...trailOf(tree, chosen || null).map((node) => node.slug), slug || toSlug(name) || '…'].join('/');

  const create = form.handleSubmit(async (values) => {
    try {
      const body = {
        name: values.name,
        parentId: values.parentId || null,
        ...(values.slug !== '' && { slug: values.slug }),
      };
      const { changeId } = await askAdmin<CategoryState & { changeId: string | null }>('/api/admin/categories', {
        method: 'POST',
        body,
      });
      onCreated(changeId);
    } catch (error) {
      showProblem(error, form.setError, { name: 'name', slug: 'slug', parentId: 'parentId' });
    }
  });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add a category"
      text="It comes last among those that it stands beside; you can drag it elsewhere."
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="new-category" isBusy={isSubmitting}>
            Add the category
          </Button>
        </>
      }
    >
      <form id="new-category" onSubmit={create} noValidate className="grid gap-4">
        <FormError>{errors.root?.server?.message}</FormError>
        <InputField label="Name" autoComplete="off" error={errors.name?.message} {...form.register('name')} />
        <ParentField tree={tree} error={errors.parentId?.message} {...form.register('parentId')} />
        <InputField
          label="Address"
          isOptional
          autoComplete="off"
          placeholder={toSlug(name)}
          hint={`/categories/${path}`}
          error={errors.slug?.message}
          {...form.register('slug')}
        />
      </form>
    </Dialog>
  );
}
