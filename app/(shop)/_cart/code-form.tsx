'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { ChevronIcon } from '#app/_ui/primitives/icons.tsx';
import { normalizeCode } from '#lib/cart/normalize-code.ts';
import type { CartCode } from '#lib/cart/types.ts';
import { CodeList } from './code-list.tsx';
import { useCartQueue } from './use-cart.ts';

/** A code that a link could not put into the cart, and why: shown to be tried again. */
export type LinkedCode = { text: string; message: string };

export type CodeFormProps = { codes: CartCode[]; linked?: LinkedCode | undefined };

/** Codes that are in the cart, and a field for one more. */
export function CodeForm({ codes, linked }: CodeFormProps) {
  const { push, operations, failure } = useCartQueue();
  const [isOpen, setOpen] = useState(linked !== undefined);
  const [entered, setEntered] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const isEntering = operations.some(({ kind }) => kind === 'enter-code');
  const refused = failure?.operation.kind === 'enter-code' ? failure.message : undefined;
  const error = refused ?? (entered === undefined ? linked?.message : undefined);
  const isIn = !isEntering && codes.some(({ code }) => code === entered);

  useEffect(() => {
    if (isIn && field.current) field.current.value = '';
  }, [isIn]);

  function enter(event: FormEvent) {
    event.preventDefault();
    const code = normalizeCode(field.current?.value ?? '');
    if (code === '') return;
    setEntered(code);
    push({ kind: 'enter-code', code });
  }
  return (
    <div className="space-y-3">
      {codes.length > 0 && <CodeList codes={codes} />}
      <p role="status" className="sr-only">
        {isIn && `${entered} is in your cart.`}
      </p>
      <details
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="needs-scripts group text-small"
      >
        <summary className="inline-flex list-none items-center gap-1.5 rounded-full py-1 font-medium [&::-webkit-details-marker]:hidden">
          <span className="underline decoration-line-strong underline-offset-4">Have a code?</span>
          <ChevronIcon className="size-4 transition-transform group-open:rotate-180" />
        </summary>
        <form onSubmit={enter} className="mt-3 flex gap-2">
          <label htmlFor={id} className="sr-only">
            Code
          </label>
          <input
            ref={field}
            id={id}
            name="code"
            defaultValue={linked?.text}
            maxLength={60}
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
            aria-disabled={isEntering}
            className="h-11 shrink-0 rounded-full border border-line-strong px-4 font-semibold hover:border-ink aria-disabled:opacity-60"
          >
            Apply
          </button>
        </form>
        <p
          id={`${id}-error`}
          role="alert"
          data-cart-failure={refused ? true : undefined}
          className="mt-2 font-medium text-bad empty:hidden"
        >
          {error}
        </p>
      </details>
    </div>
  );
}
