'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { askAdmin } from '../../_ui/ask-admin.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { EditManyFields } from './edit-many-fields.tsx';
import { BLANK_EDIT, type EditManyErrors, type ManyEdit, readEditMany } from './edit-many-form.ts';
import type { FilterChoices } from './filter-fields.tsx';
import type { Selection } from './selection.ts';

/** Of which products, as `POST /api/admin/bulk` takes it. */
export type EditTargets = { productIds: readonly string[] } | { query: Readonly<Record<string, string>> };

/** All that the filters let through but a few are meant by the filters themselves. */
export const toTargets = (selection: Selection, filter: Readonly<Record<string, string>>): EditTargets =>
  selection.kind === 'some'
    ? { productIds: [...selection.ids] }
    : { query: { ...filter, ...(selection.except.size > 0 && { except: [...selection.except].join() }) } };

export type EditManyDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  count: number;
  targets: EditTargets;
  categories: FilterChoices['categories'];
};

/** Says what is to become of many products. Nothing is written yet: what it would change is shown first. */
export function EditManyDialog({ isOpen, onClose, count, targets, categories }: EditManyDialogProps) {
  const router = useRouter();
  const [form, setForm] = useState(BLANK_EDIT);
  const [errors, setErrors] = useState<EditManyErrors>({});
  const open = useMutation({
    mutationFn: (edit: ManyEdit) =>
      askAdmin<{ id: string }>('/api/admin/bulk', { method: 'POST', body: { kind: 'edit', ...targets, edit } }),
    onSuccess: ({ id }) => router.push(`/admin/bulk/${id}`),
  });
  const submit = () => {
    const read = readEditMany(form);
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) open.mutate(read.edit);
  };
  const problem = errors.form ?? open.error?.message;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      title={`Edit ${count.toLocaleString('en-IE')} ${count === 1 ? 'product' : 'products'}`}
      text="Next you see what changes, product by product. Nothing is written before you say so."
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" onClick={submit} isBusy={open.isPending || open.isSuccess}>
            Show what changes
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <EditManyFields
          {...{ form, errors, categories }}
          onChange={(change) => {
            setForm((before) => ({ ...before, ...change }));
            setErrors({});
          }}
        />
        {problem && (
          <p role="alert" className="mt-4 font-medium text-bad text-small">
            {problem}
          </p>
        )}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}
