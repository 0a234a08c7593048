'use client';

import { X } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { SelectField } from '#app/admin/_ui/field.tsx';
import type { EditorChoices } from '#lib/catalog/editor-choices.ts';
import type { EditorForm } from './editor-form.ts';
import { useEditor } from './use-editor.ts';

/** The categories of a product: the one it belongs in first. */
export function CategoryPicker({ categories }: Pick<EditorChoices, 'categories'>) {
  const { change, errorOf } = useEditor();
  const chosen = useWatch<EditorForm, 'categoryIds'>({ name: 'categoryIds' });
  const nameOf = (id: string) => categories.find((category) => category.id === id)?.name ?? `Category ${id}`;
  const set = (ids: string[]) => change('categoryIds', ids);
  return (
    <div>
      <SelectField
        label="Categories"
        value=""
        onChange={({ target }) => target.value !== '' && set([...chosen, target.value])}
        error={errorOf('categoryIds')}
      >
        <option value="">Add a category</option>
        {categories
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </SelectField>
      {chosen.length > 0 && (
        <ul aria-label="Chosen categories" className="mt-2 space-y-1">
          {chosen.map((id, at) => (
            <li key={id} className="flex min-h-9 items-center gap-2 rounded-lg bg-layer-2 pr-1 pl-3 text-micro">
              <span className="min-w-0 flex-1 break-words">{nameOf(id)}</span>
              {at === 0 ? (
                <span className="font-semibold text-ink-soft">Main</span>
              ) : (
                <button
                  type="button"
                  onClick={() => set([id, ...chosen.filter((other) => other !== id)])}
                  className="min-h-8 rounded-lg px-1.5 underline underline-offset-2 hover:text-accent"
                >
                  Make main<span className="sr-only">: {nameOf(id)}</span>
                </button>
              )}
              <button
                type="button"
                aria-label={`Remove ${nameOf(id)}`}
                onClick={() => set(chosen.filter((other) => other !== id))}
                className="grid size-8 shrink-0 place-items-center rounded-lg hover:bg-layer-3"
              >
                <X className="size-3.5" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
