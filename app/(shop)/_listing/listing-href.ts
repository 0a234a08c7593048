import { toListingParams } from '#lib/catalog/listing-address.ts';
import type { ListingQuery } from '#lib/catalog/listing-query.ts';

/** The one address of a list: what goes without saying is left out, the rest in order. `path` says the category itself. */
export function listingHref(path: string, { category: _, ...query }: ListingQuery): string {
  const params = toListingParams(query).toString();
  return params === '' ? path : `${path}?${params}`;
}

/** What a form of its own has to carry along so that everything but `changed` stays as it is. */
export function keptParams({ category: _, ...query }: ListingQuery, changed: readonly string[]): [string, string][] {
  return [...toListingParams({ ...query, page: 1 })].filter(
    ([name]) => !changed.some((own) => (own.endsWith('.') ? name.startsWith(own) : name === own)),
  );
}
