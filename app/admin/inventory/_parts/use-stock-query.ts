'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { StockList, StockListQuery, StockSort, StockView } from '#lib/inventory/list.ts';

const VIEWS = ['all', 'low', 'out'] as const satisfies readonly StockView[];
const SORTS = ['sku', 'lowest', 'highest'] as const satisfies readonly StockSort[];

/** How often the numbers are asked for while somebody looks at them, ms. */
const FOLLOW_MS = 4_000;

/** What the list shows, kept in the address. */
export function useStockAddress() {
  return useQueryStates({
    q: parseAsString.withDefault(''),
    view: parseAsStringLiteral(VIEWS).withDefault('all'),
    sort: parseAsStringLiteral(SORTS).withDefault('sku'),
    page: parseAsInteger.withDefault(1),
  });
}

/** A page of the list, asked for again and again. @param first what the page came with, for `firstQuery` */
export function useStockList(query: StockListQuery, first: StockList, firstQuery: StockListQuery) {
  const address = addressOf(query);
  return useQuery({
    queryKey: ['inventory', address],
    queryFn: ({ signal }) => askAdmin<StockList>(`/api/admin/inventory?${address}`, { signal }),
    ...(address === addressOf(firstQuery) && { initialData: first }),
    placeholderData: keepPreviousData,
    refetchInterval: FOLLOW_MS,
    staleTime: 0,
  });
}

const addressOf = ({ q, view, sort, page }: StockListQuery): string =>
  new URLSearchParams({ ...(q && { q }), view, sort, page: String(page) }).toString();
