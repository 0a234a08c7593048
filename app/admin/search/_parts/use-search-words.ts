'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { Page } from '#lib/catalog/types.ts';
import type { Miss } from '#lib/search/misses/admin.ts';
import type { SynonymInput } from '#lib/search/synonyms/input.ts';
import type { SynonymListQuery, Term } from '#lib/search/synonyms/list.ts';

const SYNONYMS = '/api/admin/search/synonyms';
const MISSES = '/api/admin/search/misses';
const KEY = 'search-words';

type Saved = SynonymInput & { changeId: string | null };

/** Synonyms and misses, and what can be done with them. Each write has both lists asked for anew. */
export function useSearchWords({ q, page, pageSize }: SynonymListQuery, synonyms: Page<Term>, misses: Page<Miss>) {
  const client = useQueryClient();
  const [changeId, setChangeId] = useState<string>();
  const reload = () => client.invalidateQueries({ queryKey: [KEY] });

  const terms = useQuery({
    queryKey: [KEY, 'synonyms', q, page],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ q, page: String(page), pageSize: String(pageSize) });
      return askAdmin<Page<Term>>(`${SYNONYMS}?${params}`, { signal });
    },
    initialData: synonyms,
  });
  const missed = useQuery({
    queryKey: [KEY, 'misses'],
    queryFn: ({ signal }) => askAdmin<Page<Miss>>(`${MISSES}?pageSize=${misses.pageSize}`, { signal }),
    initialData: misses,
  });

  const note = async ({ changeId: change }: Saved) => {
    if (change) setChangeId(change);
    await reload();
  };
  const add = useMutation({
    mutationFn: (body: SynonymInput) => askAdmin<Saved>(SYNONYMS, { method: 'POST', body }),
    onSuccess: note,
  });
  const remove = useMutation({
    mutationFn: (body: SynonymInput) => askAdmin<Saved>(SYNONYMS, { method: 'DELETE', body }),
    onSuccess: async (saved) => {
      const { term, synonym } = saved;
      toast(`“${term}” finds “${synonym}” no more`, {
        action: { label: 'Undo', onClick: () => add.mutate({ term, synonym, bothWays: false }) },
      });
      await note(saved);
    },
    onError: (error) => toast.error(error.message),
  });
  const dismiss = useMutation({
    mutationFn: (words: string) => askAdmin<object>(MISSES, { method: 'DELETE', body: { words } }),
    onSuccess: reload,
    onError: (error) => toast.error(error.message),
  });

  return { terms: terms.data, misses: missed.data, add, remove, dismiss, changeId };
}
