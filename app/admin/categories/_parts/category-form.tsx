'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { ImageManager } from '#app/admin/_media/image-manager.tsx';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { ConflictDialog } from '#app/admin/_ui/conflict-dialog.tsx';
import { InputField, TextAreaField } from '#app/admin/_ui/field.tsx';
import { FormError } from '#app/admin/_ui/form-error.tsx';
import { useLeaveGuard } from '#app/admin/_ui/leave-guard.ts';
import { showProblem } from '#app/admin/_ui/show-problem.ts';
import type { AdminCategory, CategoryState } from '#lib/catalog/categories/read-admin.ts';
import { trailOf } from '#lib/catalog/categories/tree.ts';
import { type CategoryValues, compareValues, toPatch, toValues } from './category-values.ts';
import { ParentField } from './parent-field.tsx';
import { CATEGORIES_KEY } from './use-categories.ts';

export type CategoryFormProps = { category: CategoryState; tree: readonly AdminCategory[] };

const FIELDS = { name: 'name', slug: 'slug', place: 'parentId', description: 'description' } as const;

type Saved = CategoryState & { changeId: string | null };

/** All that can be edited of a category. What was typed stays until it is saved, whatever happens. */
export function CategoryForm({ category: initial, tree }: CategoryFormProps) {
  const client = useQueryClient();
  const router = useRouter();
  const [category, setCategory] = useState(initial);
  const [theirs, setTheirs] = useState<CategoryState>();
  const [changeId, setChangeId] = useState<string>();
  const form = useForm<CategoryValues>({ defaultValues: toValues(initial) });
  const { errors, isDirty, isSubmitting } = form.formState;
  const values = form.watch();
  useLeaveGuard(isDirty);
  const above = trailOf(tree, values.parentId || null).map(({ slug }) => `${slug}/`);

  // Whoever comes back to the page is shown what is there now.
  useEffect(() => {
    if (initial.version > category.version && !isDirty) takeOver(initial);
  });

  function takeOver(state: CategoryState): void {
    setCategory(state);
    form.reset(toValues(state));
    setTheirs(undefined);
  }

  async function save(wanted: CategoryValues, base: CategoryState): Promise<void> {
    try {
      const { changeId: change, ...saved } = await askAdmin<Saved>(`/api/admin/categories/${base.id}`, {
        method: 'PATCH',
        body: toPatch(base, wanted),
        version: base.version,
      });
      takeOver(saved);
      if (change) setChangeId(change);
      await client.invalidateQueries({ queryKey: CATEGORIES_KEY });
      // The heading, and whatever else the page says of it.
      router.refresh();
    } catch (error) {
      if (error instanceof AdminProblem && error.type === 'version-conflict') {
        setTheirs(await askAdmin<AdminCategory>(`/api/admin/categories/${base.id}`));
      } else {
        setTheirs(undefined);
        showProblem(error, form.setError, FIELDS);
      }
    }
  }

  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((wanted) => save(wanted, category))}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 's') {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      <FormError>{errors.root?.server?.message}</FormError>
      <Card title="What it is">
        <div className="grid gap-4 sm:grid-cols-2">
          <InputField label="Name" autoComplete="off" error={errors.name?.message} {...form.register('name')} />
          <ParentField tree={tree} id={category.id} error={errors.parentId?.message} {...form.register('parentId')} />
          <InputField
            label="Address"
            autoComplete="off"
            spellCheck={false}
            className="sm:col-span-2"
            hint={`/categories/${above.join('')}${values.slug}`}
            error={errors.slug?.message}
            {...form.register('slug')}
          />
          <TextAreaField
            label="Description"
            isOptional
            className="sm:col-span-2"
            hint="Below its name on its page, and what search engines show."
            error={errors.description?.message}
            {...form.register('description')}
          />
        </div>
      </Card>
      <Card className="mt-5" title="Picture" text="On tiles that lead to it, and where a link to it is shared.">
        <ImageManager
          images={values.images}
          max={1}
          isBare
          onChange={(images) => form.setValue('images', images, { shouldDirty: true })}
        />
      </Card>
      <div className="sticky bottom-0 z-20 -mx-4 mt-5 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-layer-1/95 px-4 py-3 backdrop-blur sm:mx-0 sm:px-0">
        <p role="status" className="mr-auto text-ink-soft text-small">
          {isDirty ? 'Not saved yet' : changeId ? 'Saved.' : ''}
        </p>
        <Button kind="quiet" disabled={!isDirty} onClick={() => form.reset(toValues(category))}>
          Discard
        </Button>
        <Button kind="primary" type="submit" disabled={!isDirty} isBusy={isSubmitting}>
          Save
        </Button>
      </div>
      {changeId && <ChangeReceipt changeId={changeId} className="mt-2" />}
      {theirs && (
        <ConflictDialog
          isOpen
          thing="category"
          fields={compareValues(tree, values, toValues(theirs))}
          onClose={() => setTheirs(undefined)}
          onKeepMine={() => save(form.getValues(), theirs)}
          onTakeTheirs={() => takeOver(theirs)}
        />
      )}
    </form>
  );
}
