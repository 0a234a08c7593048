'use client';

import { clsx } from 'clsx';
import { LoaderCircle, Search } from 'lucide-react';
import { debounce, parseAsString, useQueryStates } from 'nuqs';
import { useRef, useTransition } from 'react';
import { controlLook } from './field.tsx';
import { useKeys } from './use-keys.ts';

export type SearchBoxProps = { label: string; placeholder: string; className?: string };

const TYPING_MS = 250;

/** Searches the list of its page while somebody types: the words stand in the address as `q`. `/` leads to it. */
export function SearchBox({ label, placeholder, className }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isBusy, startTransition] = useTransition();
  const [{ q }, setAddress] = useQueryStates(
    { q: parseAsString.withDefault(''), page: parseAsString },
    { shallow: false, history: 'replace', startTransition },
  );

  useKeys({ '/': () => field.current?.focus() });
  const Icon = isBusy ? LoaderCircle : Search;
  return (
    <label className={clsx('relative block', className)}>
      <span className="sr-only">{label}</span>
      <Icon
        className={clsx('pointer-events-none absolute top-3 left-3 size-4 text-ink-soft', isBusy && 'animate-spin')}
        aria-hidden="true"
      />
      <input
        ref={field}
        type="search"
        value={q}
        maxLength={120}
        placeholder={placeholder}
        autoComplete="off"
        onChange={({ target }) =>
          setAddress({ q: target.value || null, page: null }, { limitUrlUpdates: debounce(TYPING_MS) })
        }
        className={clsx(controlLook(), 'h-10 pl-9.5')}
      />
    </label>
  );
}
