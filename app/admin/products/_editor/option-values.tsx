'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { controlLook } from '#app/admin/_ui/field.tsx';
import type { FormOption } from './editor-form.ts';

export type OptionValuesProps = {
  option: FormOption;
  /** What is wrong with a value, by its place. */
  errorOf: (at: number) => string | undefined;
  onRename: (key: string, text: string) => void;
  onAdd: (text: string) => void;
  onRemove: (key: string) => void;
};

/** The values of an option, each to be renamed where it stands; what is typed at the end, up to Enter or a comma, is added. */
export function OptionValues({ option, errorOf, onRename, onAdd, onRemove }: OptionValuesProps) {
  const adding = useRef<HTMLInputElement>(null);
  const errors = option.values.flatMap((_, at) => errorOf(at) ?? []);
  const errorId = `values-${option.key}-error`;
  const add = () => {
    const input = adding.current;
    if (!input) return;
    for (const text of input.value.split(',').map((part) => part.trim())) if (text !== '') onAdd(text);
    input.value = '';
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    }
  };
  const name = option.name || 'the option';
  return (
    <fieldset className="order-last min-w-0 basis-full sm:order-none sm:flex-1">
      <legend className="mb-1 font-medium text-micro">Values</legend>
      <div className="flex flex-wrap gap-2">
        {option.values.map(({ key, text }, at) => (
          <span key={key} className="relative">
            <input
              aria-label={`Value ${at + 1} of ${name}`}
              aria-invalid={errorOf(at) ? true : undefined}
              aria-describedby={errors.length > 0 ? errorId : undefined}
              value={text}
              maxLength={60}
              placeholder="Value"
              onChange={({ target }) => onRename(key, target.value)}
              className={clsx(
                controlLook(!!errorOf(at)),
                'field-sizing-content h-10 min-w-20 max-w-60',
                option.values.length > 1 && 'pr-9',
              )}
            />
            {option.values.length > 1 && (
              <button
                type="button"
                aria-label={`Remove ${text || `value ${at + 1}`}`}
                onClick={() => onRemove(key)}
                className="absolute inset-y-1 right-1 grid w-8 place-items-center rounded-lg hover:bg-layer-3"
              >
                <X className="size-3.5" aria-hidden="true" />
              </button>
            )}
          </span>
        ))}
        <span className="w-40">
          <input
            ref={adding}
            aria-label={`Add values to ${name}`}
            placeholder="Add, with Enter"
            onKeyDown={press}
            onBlur={add}
            maxLength={300}
            className={clsx(controlLook(), 'h-10 border-dashed')}
          />
        </span>
      </div>
      {errors.length > 0 && (
        <p id={errorId} className="mt-1 font-medium text-bad text-micro">
          {errors[0]}
        </p>
      )}
    </fieldset>
  );
}
