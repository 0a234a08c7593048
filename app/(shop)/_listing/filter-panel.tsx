import type { Facets } from '#lib/catalog/facets.ts';
import type { ListingQuery } from '#lib/catalog/listing-query.ts';
import { FilterForm } from './filter-form.tsx';
import { isChecked, toGroups, toPrices, toRatings, withoutFilters } from './filter-model.ts';
import { keptParams, listingHref } from './listing-href.ts';

export type FilterPanelProps = {
  path: string;
  query: ListingQuery;
  facets: Facets;
  currency: string;
  /** How many filters are set. */
  active: number;
};

/** Parameters that the form says itself. */
const OWN = ['minPrice', 'maxPrice', 'rating', 'brand', 'inStock', 'onSale', 'attr.'];

/** What a list can be narrowed by, as data for its form: rows of it are in the page once instead of twice. */
export function FilterPanel({ path, query, facets, currency, active }: FilterPanelProps) {
  const { inStock, onSale } = facets.availability;
  const availability = [
    { name: 'inStock', value: 'true', label: 'In stock', count: inStock, ...isChecked(query.inStock === true) },
    { name: 'onSale', value: 'true', label: 'On sale', count: onSale, ...isChecked(query.onSale === true) },
  ];
  return (
    <FilterForm
      path={path}
      kept={keptParams(query, OWN)}
      clearHref={active > 0 ? listingHref(path, withoutFilters(query)) : undefined}
      currency={currency}
      availability={availability.filter(({ count, checked }) => count > 0 || checked)}
      prices={toPrices(facets.price, query, currency)}
      ratings={toRatings(facets.ratings, query)}
      groups={toGroups(facets, query)}
    />
  );
}
