'use client';

import { InputField, SelectField } from '../../_ui/field.tsx';
import { type EditManyErrors, type EditManyForm, ROUNDINGS } from './edit-many-form.ts';
import type { FilterChoices } from './filter-fields.tsx';

export type EditManyFieldsProps = {
  form: EditManyForm;
  onChange: (change: Partial<EditManyForm>) => void;
  errors: EditManyErrors;
  categories: FilterChoices['categories'];
};

const PRICES: Record<EditManyForm['price'], string> = {
  '': 'Leave as they are',
  'raise-percent': 'Raise by percent',
  'lower-percent': 'Lower by percent',
  'raise-amount': 'Raise by an amount',
  'lower-amount': 'Lower by an amount',
};
const COMPARE: Record<EditManyForm['compareAt'], string> = {
  keep: 'Leave as they are',
  'old-price': 'Today’s price becomes the compare-at price',
  remove: 'Remove them',
};
const STATUSES: Record<EditManyForm['status'], string> = {
  '': 'Leave as it is',
  published: 'Published',
  draft: 'Draft',
  archived: 'Archived',
};

export function EditManyFields({ form, onChange, errors, categories }: EditManyFieldsProps) {
  const choose = (
    name: keyof EditManyForm,
    label: string,
    options: Readonly<Record<string, string>>,
    error?: string,
  ) => (
    <SelectField
      label={label}
      value={form[name]}
      error={error}
      onChange={({ target }) => onChange({ [name]: target.value })}
    >
      {Object.entries(options).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  );
  const category = (name: 'addCategoryId' | 'removeCategoryId', label: string, error?: string) => (
    <SelectField
      label={label}
      value={form[name]}
      error={error}
      onChange={({ target }) => onChange({ [name]: target.value })}
    >
      <option value="">None</option>
      {categories.map(({ id, name: text, depth }) => (
        <option key={id} value={id}>
          {'\u2003'.repeat(depth)}
          {text}
        </option>
      ))}
    </SelectField>
  );
  const isPercent = form.price.endsWith('percent');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {choose('price', 'Prices', PRICES)}
      {form.price === '' ? (
        <div className="max-sm:hidden" />
      ) : (
        <InputField
          label={isPercent ? 'By how many percent' : 'By how much'}
          inputMode="decimal"
          value={form.by}
          error={errors.by}
          onChange={({ target }) => onChange({ by: target.value })}
        />
      )}
      {form.price !== '' && (
        <>
          {choose(
            'rounding',
            'Round',
            Object.fromEntries(Object.entries(ROUNDINGS).map(([key, { label }]) => [key, label])),
          )}
          {choose('compareAt', 'Compare-at prices', COMPARE)}
        </>
      )}
      {choose('status', 'Status', STATUSES)}
      <div className="max-sm:hidden" />
      {category('addCategoryId', 'Add to category')}
      {category('removeCategoryId', 'Take out of category', errors.removeCategoryId)}
    </div>
  );
}
