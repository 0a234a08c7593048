'use client';

import { Search } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { controlLook } from '../../_ui/field.tsx';
import { useSettled } from '../../_ui/use-settled.ts';

/** How long somebody pauses when a word is done, milliseconds. */
const PAUSE = 180;

export type SearchBoxProps = {
  value: string;
  onChange: (value: string) => void;
  field: RefObject<HTMLInputElement | null>;
  /** By the arrow down. */
  onLeave: () => void;
};

export function SearchBox({ value, onChange, field, onLeave }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed, PAUSE);
  const sent = useRef(value);
  // Another view was opened, or a step back was made: the address has the word. When it has what was typed here, more may have
  // been typed since.
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address
  useEffect(() => {
    const word = settled.trim();
    if (settled !== typed || word === value) return;
    sent.current = word;
    onChange(word);
  }, [settled]);
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
        aria-hidden="true"
      />
      <input
        ref={field}
        type="search"
        aria-label="Search products"
        aria-keyshortcuts="/"
        placeholder="Name, SKU or id"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
        className={`${controlLook()} h-10 pl-9`}
      />
    </div>
  );
}
