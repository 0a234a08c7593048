import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { AdminProblem } from './ask-admin.ts';

/**
 * Puts what the shop finds wrong next to the fields that it is about. What is about none of them is the form's: `root.server`.
 * @param fields the form's fields by the first part of a problem's pointers
 */
export function showProblem<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  fields: Readonly<Record<string, FieldPath<Values>>>,
): void {
  const errors = error instanceof AdminProblem ? error.errors : [];
  let focuses = true;
  for (const { pointer, detail } of errors) {
    const name = fields[pointer.split('/')[1] ?? ''];
    if (name === undefined) continue;
    setError(name, { type: 'server', message: `It ${detail}.` }, { shouldFocus: focuses });
    focuses = false;
  }
  if (focuses) {
    const message = error instanceof Error ? error.message : 'Something went wrong.';
    setError('root.server', { type: 'server', message });
  }
}
