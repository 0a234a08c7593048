import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { ADMIN_SORTS, FILTER_STATUSES, FILTER_STOCKS } from '#lib/catalog/product-filter.ts';
import { COLUMN_IDS, DEFAULT_COLUMNS } from './column-facts.ts';

/** Products in one page of the list. */
export const PAGE_SIZE = 100;

/** All that the address of the list says. */
export const listParams = {
  q: parseAsString,
  status: parseAsStringLiteral(FILTER_STATUSES),
  category: parseAsString,
  brand: parseAsString,
  stock: parseAsStringLiteral(FILTER_STOCKS),
  /** Minor units. */
  minPrice: parseAsInteger,
  maxPrice: parseAsInteger,
  sort: parseAsStringLiteral(ADMIN_SORTS).withDefault('updated'),
  columns: parseAsArrayOf(parseAsStringLiteral(COLUMN_IDS)).withDefault([...DEFAULT_COLUMNS]),
};

export type ListParams = inferParserType<typeof listParams>;

export const loadListParams = createLoader(listParams);

const FILTERS = ['q', 'status', 'category', 'brand', 'stock', 'minPrice', 'maxPrice'] as const;
export type FilterName = (typeof FILTERS)[number];

/** Those by which fewer products are shown, as texts. */
export function toFilter(params: ListParams): Partial<Record<FilterName, string>> {
  const given = FILTERS.flatMap((name) => {
    const value = params[name];
    return value === null || value === '' ? [] : [[name, String(value)] as const];
  });
  return Object.fromEntries(given);
}

/** What the API is asked with, always in the same order. */
export const toApiQuery = (params: ListParams): string =>
  new URLSearchParams({ ...toFilter(params), sort: params.sort }).toString();

/** What a saved view keeps: the address without what is as always. */
export function toViewQuery(params: ListParams): string {
  const query = new URLSearchParams(toFilter(params));
  if (params.sort !== 'updated') query.set('sort', params.sort);
  if (params.columns.join() !== DEFAULT_COLUMNS.join()) query.set('columns', params.columns.join());
  return query.toString();
}

/** Everything as in an address without a query string; for `setParams` to change from. */
export const NO_PARAMS: { [Name in keyof ListParams]: null } = {
  q: null,
  status: null,
  category: null,
  brand: null,
  stock: null,
  minPrice: null,
  maxPrice: null,
  sort: null,
  columns: null,
};
