'use client';

import { Card } from '#app/admin/_ui/card.tsx';
import { InputField, TextAreaField } from '#app/admin/_ui/field.tsx';
import { useEditor } from './use-editor.ts';

/** What a product is called and said to be. */
export function BasicsCard() {
  const { register, errorOf } = useEditor();
  return (
    <Card>
      <div className="space-y-4">
        <InputField label="Name" {...register('name')} error={errorOf('name')} autoComplete="off" />
        <TextAreaField
          label="Description"
          {...register('description')}
          error={errorOf('description')}
          rows={7}
          hint="An empty line begins a new paragraph."
        />
      </div>
    </Card>
  );
}
