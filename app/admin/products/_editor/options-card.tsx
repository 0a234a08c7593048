'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import { MAX_OPTIONS } from '#lib/catalog/product-input.ts';
import type { EditorForm, FormOption } from './editor-form.ts';
import { newKey } from './new-key.ts';
import { OptionValues } from './option-values.tsx';
import { addOption, addValue, type Matrix, removeOption, removeValue } from './options-model.ts';
import { useEditor } from './use-editor.ts';

/** What shoppers choose from; every choice is a variant below. */
export function OptionsCard() {
  const { change, getValues, errorOf } = useEditor();
  const options = useWatch<EditorForm, 'options'>({ name: 'options' });
  const apply = (step: (matrix: Matrix) => Matrix) => {
    const { options: was, variants } = getValues();
    const next = step({ options: was, variants });
    change('variants', next.variants);
    change('options', next.options);
  };
  const edit = (option: FormOption, part: Partial<FormOption>) =>
    change(
      'options',
      getValues('options').map((one) => (one.key === option.key ? { ...one, ...part } : one)),
    );
  return (
    <Card
      title="Options"
      text="Such as a size or a colour. A product without options has one variant."
      actions={
        options.length < MAX_OPTIONS && (
          <Button size="small" onClick={() => apply((matrix) => addOption(matrix, newKey))}>
            <Plus className="size-4" aria-hidden="true" />
            Add an option
          </Button>
        )
      }
    >
      {errorOf('options') && <p className="mb-3 font-medium text-bad text-micro">{errorOf('options')}</p>}
      {options.length === 0 && <p className="text-ink-soft text-small">There are none.</p>}
      <ul className="space-y-4">
        {options.map((option, at) => (
          <li key={option.key} className="flex flex-wrap items-start gap-3 sm:flex-nowrap">
            <InputField
              label={`Option ${at + 1}`}
              value={option.name}
              placeholder="Size"
              maxLength={40}
              onChange={({ target }) => edit(option, { name: target.value })}
              error={errorOf(`options.${at}.name`)}
              className="w-[calc(100%-3.5rem)] sm:w-40 sm:shrink-0"
              autoComplete="off"
            />
            <OptionValues
              option={option}
              errorOf={(value) => errorOf(`options.${at}.values.${value}.text`)}
              onRename={(key, text) =>
                edit(option, { values: option.values.map((value) => (value.key === key ? { key, text } : value)) })
              }
              onAdd={(text) => apply((matrix) => addValue(matrix, option.key, text, newKey))}
              onRemove={(key) => apply((matrix) => removeValue(matrix, option.key, key))}
            />
            <button
              type="button"
              aria-label={`Remove the option ${option.name || at + 1}`}
              onClick={() => apply((matrix) => removeOption(matrix, option.key))}
              className="mt-6 ml-auto grid size-10 shrink-0 place-items-center rounded-xl hover:bg-layer-3 sm:ml-0"
            >
              <Trash2 className="size-4" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
