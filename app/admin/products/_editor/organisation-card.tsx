'use client';

import { Card } from '#app/admin/_ui/card.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import type { EditorChoices } from '#lib/catalog/editor-choices.ts';
import { CategoryPicker } from './category-picker.tsx';
import { useEditor } from './use-editor.ts';

/** Where a product belongs, and by what it is filtered. */
export function OrganisationCard({ choices }: { choices: EditorChoices }) {
  const { register, errorOf } = useEditor();
  return (
    <>
      <Card title="Where it belongs">
        <div className="space-y-4">
          <InputField
            label="Brand"
            list="editor-brands"
            {...register('brand')}
            error={errorOf('brand')}
            hint="One that is new is added."
            autoComplete="off"
          />
          <datalist id="editor-brands">
            {choices.brands.map((brand) => (
              <option key={brand} value={brand} />
            ))}
          </datalist>
          <CategoryPicker categories={choices.categories} />
        </div>
      </Card>
      {choices.attributes.length > 0 && (
        <Card title="Attributes" text="Shoppers filter by them. Leave empty what does not apply.">
          <div className="grid gap-3 grid-cols-2">
            {choices.attributes.map(({ name, label, values }) => (
              <div key={name}>
                <InputField
                  label={label}
                  list={`editor-attribute-${name}`}
                  {...register(`attributes.${name}`)}
                  error={errorOf(`attributes.${name}`)}
                  autoComplete="off"
                />
                <datalist id={`editor-attribute-${name}`}>
                  {values.map((value) => (
                    <option key={value} value={value} />
                  ))}
                </datalist>
              </div>
            ))}
          </div>
        </Card>
      )}
    </>
  );
}
