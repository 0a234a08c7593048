import { DEFAULT_PAGE_SIZE, type ListingQuery } from './listing-query.ts';

/**
 * The parameters that stand for a list, in order and without what goes without saying: equal lists have equal ones, in
 * cache keys and in the links of pages alike. `parseListingParams` of them gives the list again.
 */
export function toListingParams(query: ListingQuery): URLSearchParams {
  const { attributes, brands, minRating, page, pageSize, sort, ...plain } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(plain)) params.set(name, String(value));
  if (minRating !== undefined) params.set('rating', String(minRating));
  if (page > 1) params.set('page', String(page));
  if (pageSize !== DEFAULT_PAGE_SIZE) params.set('pageSize', String(pageSize));
  if (sort !== defaultSort(query)) params.set('sort', sort);
  for (const brand of brands ?? []) params.append('brand', brand);
  for (const [name, values] of Object.entries(attributes ?? {})) {
    for (const value of values) params.append(`attr.${name}`, value);
  }
  params.sort();
  return params;
}

/** How a list is sorted unless it is said. */
export const defaultSort = ({ q }: Pick<ListingQuery, 'q'>) => (q === undefined ? 'popular' : 'relevance');
