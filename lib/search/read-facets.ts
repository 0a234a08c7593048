import { facetCache } from '#lib/cache/facets.ts';
import { type AttributeFacet, type FacetName, type Facets, PRICE_STEPS } from '#lib/catalog/facets.ts';
import type { ListingFilters, ListingKey } from '#lib/catalog/listing-query.ts';
import { afterTicket } from '#lib/http/scope.ts';
import type { Bounds } from './conditions.ts';
import type { CountedValue, FacetKey } from './count-facets.ts';

export const NO_FACETS: Facets = {
  price: [],
  brands: [],
  attributes: [],
  ratings: [],
  availability: { inStock: 0, onSale: 0 },
};

const MAX_RATING = 4;

/** What can be chosen in a list, with the numbers of products; see `Facets`. */
export async function readFacets({ page, pageSize, sort, ...bounds }: ListingKey): Promise<Facets> {
  const chosen = Object.keys(bounds.attributes ?? {}).map((name): FacetName => `attr.${name}`);
  const names: FacetName[] = ['price', 'brand', 'rating', 'stock', 'sale', 'attributes', ...chosen];
  const reads = await facetCache().getMany(
    names.map((facet): FacetKey => ({ facet, bounds: withoutOwn(bounds, facet) })),
    afterTicket(),
  );
  const counts = new Map(names.map((name, at) => [name, countsIn(reads[at])]));
  const of = (name: FacetName) => counts.get(name) ?? [];
  return {
    price: toRanges(of('price')),
    brands: of('brand')
      .map(({ value, label, count }) => ({ value, label, count }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
    attributes: toAttributes([
      ...of('attributes').filter(({ of }) => !bounds.attributes?.[of?.name ?? '']),
      ...chosen.flatMap(of),
    ]),
    ratings: toRatings(of('rating')),
    availability: { inStock: of('stock')[0]?.count ?? 0, onSale: of('sale')[0]?.count ?? 0 },
  };
}

const countsIn = (read: { entry: { found: boolean; value?: CountedValue[] } } | undefined) => read?.entry.value ?? [];

/** The filter that a facet is itself. */
function withoutOwn(
  { minPrice, maxPrice, brands, minRating, inStock, onSale, attributes, ...rest }: Bounds,
  facet: FacetName,
): Bounds {
  const filters: ListingFilters = {};
  if (facet !== 'price' && minPrice !== undefined) filters.minPrice = minPrice;
  if (facet !== 'price' && maxPrice !== undefined) filters.maxPrice = maxPrice;
  if (facet !== 'brand' && brands) filters.brands = brands;
  if (facet !== 'rating' && minRating !== undefined) filters.minRating = minRating;
  if (facet !== 'stock' && inStock) filters.inStock = inStock;
  if (facet !== 'sale' && onSale) filters.onSale = onSale;
  const others = Object.entries(attributes ?? {}).filter(([name]) => facet !== `attr.${name}`);
  if (others.length > 0) filters.attributes = Object.fromEntries(others);
  return { ...rest, ...filters };
}

function toRanges(counted: readonly CountedValue[]): Facets['price'] {
  const counts = new Map(counted.map(({ value, count }) => [Number(value), count]));
  return PRICE_STEPS.map((min, step) => {
    const next = PRICE_STEPS[step + 1];
    return { min, max: next === undefined ? null : next - 1, count: counts.get(step) ?? 0 };
  });
}

function toRatings(counted: readonly CountedValue[]): Facets['ratings'] {
  const atLeast = (min: number) =>
    counted.reduce((sum, { value, count }) => sum + (Number(value) >= min ? count : 0), 0);
  return Array.from({ length: MAX_RATING }, (_, at) => MAX_RATING - at).map((min) => ({ min, count: atLeast(min) }));
}

function toAttributes(counted: readonly CountedValue[]): AttributeFacet[] {
  const groups = Map.groupBy(counted, (value) => value.of?.name ?? '');
  return [...groups.values()]
    .map((values) => ({ ...(values[0]?.of ?? { name: '', label: '', position: 0 }), values }))
    .sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
    .map(({ name, label, values }) => ({
      name,
      label,
      values: values
        .map(({ value, label: text, count }) => ({ value, label: text, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    }));
}
