'use client';

import { createContext, useContext } from 'react';
import type { FieldProblem, FormValues } from '#lib/accounts/forms/form.ts';

/** What the controls of a form have to know of it. */
export type FormState = {
  /** Begins the id of each control. */
  form: string;
  errors: readonly FieldProblem[];
  /** What was typed before, where the browser sent the form itself. */
  values: FormValues;
};

export const FormContext = createContext<FormState>({ form: '', errors: [], values: {} });

export const idOfField = (form: string, field: string) => `${form}-${field}`;

/** The id, the error and the first value of a control. */
export function useField(name: string) {
  const { form, errors, values } = useContext(FormContext);
  return {
    id: idOfField(form, name),
    error: errors.find(({ field }) => field === name)?.message,
    value: values[name],
  };
}
