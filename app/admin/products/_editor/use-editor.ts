'use client';

import { type FieldPath, type FieldPathValue, get, useFormContext } from 'react-hook-form';
import type { EditorForm } from './editor-form.ts';

/** The form of the product that is being edited, for its parts. */
export function useEditor() {
  const form = useFormContext<EditorForm>();
  const { errors, isSubmitted } = form.formState;
  return {
    ...form,
    /** What is wrong with a field, or with anything of it. */
    errorOf: (name: string): string | undefined => {
      const error: { message?: string; root?: { message?: string } } | undefined = get(errors, name);
      return error?.message ?? error?.root?.message;
    },
    /** Changes what no single control holds. */
    change<Name extends FieldPath<EditorForm>>(name: Name, value: FieldPathValue<EditorForm, Name>) {
      form.setValue(name, value, { shouldDirty: true, shouldValidate: isSubmitted });
    },
  };
}
