import type { Sort } from '#lib/catalog/listing-query.ts';

export type ListingAddress = { path: string; q?: string | undefined; sort: Sort; defaultSort: Sort; page?: number };

/** One address per list: what is the default is left out, so that it has a single canonical URL. */
export function listingHref({ path, q, sort, defaultSort, page = 1 }: ListingAddress): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (sort !== defaultSort) params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
