'use client';

import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import type { Page } from '#lib/catalog/types.ts';
import { askAdmin } from '../../_ui/ask-admin.ts';
import { PAGE_SIZE } from './list-params.ts';

/** Rows beyond would not fit into the greatest height that browsers can scroll. */
export const MOST_ROWS = 250_000;

type ProductPage = Page<AdminProductSummary>;
/** The page that came with the document. */
export type FirstPage = { query: string; page: ProductPage };

/** The pages on which rows of this range stand. */
export function pagesOf(from: number, to: number): number[] {
  const [first, last] = [from, to].map((index) => Math.floor(index / PAGE_SIZE) + 1) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

const keyOf = (query: string, page: number) => ['products', 'list', query, page] as const;

/** Pages of the list that are looked at, fetched as they come into view. */
export function useProductPages(query: string, wanted: readonly number[], first: FirstPage) {
  const client = useQueryClient();
  const load = (page: number) => ({
    queryKey: keyOf(query, page),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      askAdmin<ProductPage>(`/api/admin/products?${query}&page=${page}&pageSize=${PAGE_SIZE}`, { signal }),
    staleTime: 15_000,
  });
  const top = useQuery({
    ...load(1),
    // While another query is on its way its rows stay, dimmed: a list that blinks with every letter is hard to read.
    placeholderData: keepPreviousData,
    ...(query === first.query && { initialData: first.page }),
  });
  const others = useQueries({ queries: wanted.filter((page) => page > 1).map(load) });
  const pages = new Map(
    [...(top.data ? [top.data] : []), ...others.flatMap(({ data }) => data ?? [])].map((page) => [
      page.page,
      page.items,
    ]),
  );

  return {
    total: top.data?.total,
    /** What is shown is still that of the filters before. */
    isBehind: top.isPlaceholderData,
    error: top.error ?? others.find(({ error }) => error)?.error ?? null,
    retry: () => void client.refetchQueries({ queryKey: ['products', 'list', query] }),
    /** Undefined: not here yet. */
    rowAt: (index: number): AdminProductSummary | undefined =>
      pages.get(Math.floor(index / PAGE_SIZE) + 1)?.[index % PAGE_SIZE],
    /** Ids of rows that were fetched at some time; of others nothing is known. */
    idsBetween(from: number, to: number): string[] {
      const [low, high] = from < to ? [from, to] : [to, from];
      return Array.from({ length: high - low + 1 }, (_, step) => low + step).flatMap((index) => {
        const page = client.getQueryData<ProductPage>(keyOf(query, Math.floor(index / PAGE_SIZE) + 1));
        return page?.items[index % PAGE_SIZE]?.id ?? [];
      });
    },
  };
}

/** Makes every list of products ask again, after something was written. */
export function useRefreshProducts(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['products'] });
}
