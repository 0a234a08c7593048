'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import { CloseIcon } from '#app/_ui/primitives/icons.tsx';
import type { CartCode } from '#lib/cart/types.ts';
import { useCartQueue } from './use-cart.ts';

export type CodeFormProps = {
  codes: CartCode[];
  /** Of a link that could not enter it: shown to be tried again. */
  initial?: string | undefined;
};

/** Codes that are in the cart, each with what it does or why it does nothing, and a field for one more. */
export function CodeForm({ codes, initial }: CodeFormProps) {
  const { push, operations, failure } = useCartQueue();
  const [isOpen, setOpen] = useState(initial !== undefined);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const isEntering = operations.some(({ kind }) => kind === 'enter-code');
  const error =
    failure?.operation.kind === 'enter-code'
      ? failure.message
      : initial !== undefined && !failure && !isEntering
        ? `${initial} could not be put into the cart.`
        : undefined;

  function enter(event: FormEvent) {
    event.preventDefault();
    const code = field.current?.value.trim().toUpperCase();
    if (code) push({ kind: 'enter-code', code });
  }
  return (
    <div className="space-y-3">
      {codes.length > 0 && (
        <ul aria-label="Codes in the cart" className="space-y-2">
          {codes.map((entry) => (
            <li key={entry.code} className="text-micro">
              <span className="inline-flex items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-0.5 pl-3 font-semibold">
                {entry.code}
                <button
                  type="button"
                  onClick={() => push({ kind: 'remove-code', code: entry.code })}
                  aria-label={`Remove the code ${entry.code}`}
                  className="inline-flex size-7 items-center justify-center rounded-full hover:bg-panel"
                >
                  <CloseIcon className="size-3.5" />
                </button>
              </span>{' '}
              {entry.state === 'refused' && <span className="text-ink-soft">{entry.message}</span>}
            </li>
          ))}
        </ul>
      )}
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="text-small">
        <summary className="w-fit rounded-full py-1 underline underline-offset-4">Have a code?</summary>
        <form onSubmit={enter} className="mt-3 flex gap-2">
          <label htmlFor={id} className="sr-only">
            Code
          </label>
          <input
            ref={field}
            // Emptied when a code is in.
            key={codes.length}
            id={id}
            name="code"
            defaultValue={codes.some(({ code }) => code === initial) ? '' : initial}
            maxLength={40}
            required
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className="h-11 min-w-0 flex-1 rounded-full border border-line-strong bg-panel px-4 uppercase"
          />
          <button
            type="submit"
            disabled={isEntering}
            className="h-11 shrink-0 rounded-full border border-line-strong px-4 font-semibold hover:border-ink"
          >
            Apply
          </button>
        </form>
        <p id={`${id}-error`} role="alert" className="mt-2 font-medium text-bad empty:hidden">
          {error}
        </p>
      </details>
    </div>
  );
}
