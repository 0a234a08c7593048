'use client';

import { useState } from 'react';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { SearchForm } from '#app/admin/_ui/search-form.tsx';
import type { Page } from '#lib/catalog/types.ts';
import type { Miss } from '#lib/search/misses/admin.ts';
import type { SynonymListQuery, Term } from '#lib/search/synonyms/list.ts';
import { AddSynonym } from './add-synonym.tsx';
import { MissList } from './miss-list.tsx';
import { TermRow } from './term-row.tsx';
import { TrySearch } from './try-search.tsx';
import { useSearchWords } from './use-search-words.ts';

export type SearchWordsProps = {
  query: SynonymListQuery;
  synonyms: Page<Term>;
  misses: Page<Miss>;
  mayEdit: boolean;
};

export function SearchWords({ query, synonyms, misses: missed, mayEdit }: SearchWordsProps) {
  const { terms, misses, add, remove, dismiss, changeId } = useSearchWords(query, synonyms, missed);
  const [meant, setMeant] = useState({ term: '', turn: 0 });
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-5">
        {mayEdit && <AddSynonym key={meant.turn} term={meant.term} add={add.mutateAsync} />}
        {changeId && <ChangeReceipt changeId={changeId} />}
        <Card
          title="Synonyms"
          text={`${terms.total.toLocaleString('en')} words or terms that find something else, too.`}
          actions={<SearchForm action="/admin/search" label="Search synonyms" placeholder="A word" q={query.q} />}
          isFlush
        >
          {terms.items.length === 0 ? (
            <Empty title={query.q ? 'No synonym has this word' : 'There are no synonyms'} />
          ) : (
            <ul className="border-line border-t">
              {terms.items.map((term) => (
                <TermRow
                  key={term.term}
                  term={term}
                  {...(mayEdit && {
                    onRemove: (synonym: string) => remove.mutate({ term: term.term, synonym, bothWays: false }),
                  })}
                />
              ))}
            </ul>
          )}
        </Card>
        <Pagination
          page={query.page}
          pageCount={countPages(terms.total, query.pageSize)}
          hrefOf={(page) =>
            `/admin/search?${new URLSearchParams({ ...(query.q && { q: query.q }), page: String(page) })}`
          }
        />
      </div>
      <div className="grid gap-5">
        <TrySearch />
        <MissList
          misses={misses}
          {...(mayEdit && {
            onExplain: (words: string) => setMeant(({ turn }) => ({ term: words, turn: turn + 1 })),
            onDismiss: (words: string) => dismiss.mutate(words),
          })}
        />
      </div>
    </div>
  );
}
