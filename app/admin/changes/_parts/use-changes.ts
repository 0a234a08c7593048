'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { ChangeList } from '#lib/changes/receipts.ts';

export type ChangesQuery = { limit: number; tag?: string | undefined; before?: string | undefined };

/** Often, while some change is on its way; else as often as one may come. */
const BUSY_MS = 250;
const CALM_MS = 1_500;

/** The newest changes, which fill in while one looks. */
export function useChanges({ limit, tag, before }: ChangesQuery, initialData?: ChangeList) {
  const query = new URLSearchParams({ limit: String(limit), ...(tag && { tag }), ...(before && { before }) });
  return useQuery({
    queryKey: ['changes', limit, tag ?? '', before ?? ''],
    queryFn: ({ signal }) => askAdmin<ChangeList>(`/api/admin/changes?${query}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isSpreading) ? BUSY_MS : CALM_MS),
    placeholderData: keepPreviousData,
    staleTime: 0,
    ...(initialData && { initialData }),
  });
}

const isSpreading = ({ layers }: ChangeList['items'][number]) =>
  layers.some(({ name, state }) => state === 'pending' && name !== 'cdn-second');
