'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';

export type SearchFieldProps = { id: string; query?: string; className: string };

/** Fetched when somebody goes into a field: pages that are only read do without it. */
const Suggestions = lazy(async () => ({ default: (await import('./suggestions/suggestions.tsx')).Suggestions }));

/** The field of a search. What it suggests stands below it. */
export function SearchField({ id, query, className }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isUsed, setUsed] = useState(false);
  // Whoever was quicker than the scripts is in the field already.
  useEffect(() => {
    if (document.activeElement === field.current) setUsed(true);
  }, []);
  return (
    <>
      <input
        ref={field}
        id={id}
        type="search"
        name="q"
        defaultValue={query}
        maxLength={120}
        required
        autoComplete="off"
        enterKeyHint="search"
        placeholder="What are you looking for?"
        onFocus={() => setUsed(true)}
        className={className}
      />
      {isUsed && (
        <Suspense fallback={null}>
          <Suggestions field={field} />
        </Suspense>
      )}
    </>
  );
}
