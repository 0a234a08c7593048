/** Lower ends of the ranges that prices are counted in, minor units; each ends where the next begins. */
export const PRICE_STEPS = [0, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000] as const;

/** What can be counted by itself. Its own filter does not narrow it, so that other choices of it can be seen. */
export type FacetName = 'price' | 'brand' | 'rating' | 'stock' | 'sale' | 'attributes' | `attr.${string}`;

export type FacetValue = { value: string; label: string; count: number };
/** Minor units, both ends inclusive; the last range has no end. */
export type PriceRange = { min: number; max: number | null; count: number };
export type AttributeFacet = { name: string; label: string; values: FacetValue[] };

/**
 * How many products of a list there are of each kind. Values of one facet are alternatives, facets hold together; the counts
 * of a facet are those of the list without its own filter.
 */
export type Facets = {
  price: PriceRange[];
  /** Values are slugs. */
  brands: FacetValue[];
  /** In the order in which a filter shows them. */
  attributes: AttributeFacet[];
  /** Of so many stars or more on average. */
  ratings: { min: number; count: number }[];
  availability: { inStock: number; onSale: number };
};
