import { toNestErrors } from '@hookform/resolvers';
import type { Resolver } from 'react-hook-form';
import { checkForm } from './check-form.ts';
import type { EditorForm } from './editor-form.ts';

/** Has react-hook-form say what the API would. */
export const resolveForm: Resolver<EditorForm> = (values, _context, options) => {
  const errors = checkForm(values);
  if (errors.length === 0) return { values, errors: {} };
  const named = errors.map(({ name, message }) => [name, { type: 'wrong', message }]);
  return { values: {}, errors: toNestErrors(Object.fromEntries(named), options) };
};
