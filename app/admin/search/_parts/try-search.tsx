'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import type { Trial } from '#lib/search/try-search.ts';

const WORDS: Record<Trial['kind'], string> = {
  found: 'These have all the words, or what is said for them.',
  corrected: 'Nothing has these words as they are written, so they were put right.',
  loosened: 'No product has all the words. These have some.',
  nothing: 'No product has any of the words.',
};

/** What a search finds, and why, past every cache. */
export function TrySearch() {
  const [q, setQ] = useState('');
  const { data, error, isFetching } = useQuery({
    queryKey: ['search-words', 'trial', q],
    queryFn: ({ signal }) => askAdmin<Trial>(`/api/admin/search/try?${new URLSearchParams({ q })}`, { signal }),
    enabled: q !== '',
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setQ(String(new FormData(event.currentTarget).get('q')).trim());
  }

  return (
    <Card title="Try a search">
      <form onSubmit={submit} className="flex items-start gap-2">
        <InputField
          label="Try a search"
          isLabelHidden
          name="q"
          type="search"
          maxLength={120}
          placeholder="cell phone"
          className="min-w-0 flex-1"
        />
        <Button type="submit" isBusy={isFetching}>
          Try
        </Button>
      </form>
      <div aria-live="polite">
        {error && <p className="mt-3 text-bad text-small">{error.message}</p>}
        {data && <Outcome trial={data} />}
      </div>
    </Card>
  );
}

function Outcome({ trial: { kind, takenFor, groups, total, products } }: { trial: Trial }) {
  return (
    <div className="mt-4 text-small">
      <p>
        <span className="font-semibold">{countOf(total, 'product')}.</span> {WORDS[kind]}
      </p>
      <ul className="mt-2 grid gap-1">
        {takenFor !== null && <li>Taken for “{takenFor}”.</li>}
        {groups
          .filter(({ synonyms }) => synonyms.length > 0)
          .map(({ text, synonyms }) => (
            <li key={text}>
              “{text}” also finds {synonyms.join(', ')}.
            </li>
          ))}
      </ul>
      {products.length > 0 && (
        <ol className="mt-3 grid list-inside list-decimal gap-0.5 text-ink-soft">
          {products.map((name) => (
            <li key={name} className="truncate">
              {name}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
