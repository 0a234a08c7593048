import { type ListAspect, tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import type { ListingFilters, ListingKey, Sort } from './listing-query.ts';

type Bounds = Pick<ListingKey, 'categoryId' | 'search'> & ListingFilters;

/** The tags of a list: what it is bounded by, and each aspect of products that decides who is in it, and where. */
export const listTagsOf = (key: ListingKey): string[] =>
  boundedTags(key, [...filterAspects(key), ...sortAspects(key.sort)]);

/** The tags of a count of products: each aspect that decides who is counted, and as what. */
export const countTagsOf = (bounds: Bounds, counted: readonly ListAspect[]): string[] =>
  boundedTags(bounds, [...filterAspects(bounds), ...counted]);

function boundedTags({ categoryId }: Bounds, aspects: readonly ListAspect[]): string[] {
  const scope = categoryId ?? WHOLE_SHOP;
  return [
    tags.products,
    ...(categoryId === undefined ? [] : [tags.category(categoryId)]),
    ...new Set((['members', ...aspects] as const).map((aspect) => tags.list(scope, aspect))),
  ];
}

function filterAspects(key: Bounds): ListAspect[] {
  const aspects: ListAspect[] = [];
  if (key.minPrice !== undefined || key.maxPrice !== undefined) aspects.push('price');
  if (key.onSale) aspects.push('sale');
  if (key.inStock) aspects.push('stock');
  // Words are looked for in names, descriptions, and in the names of attributes, too (products.keywords).
  if (key.search) aspects.push('text');
  if (key.attributes) aspects.push('attributes');
  if (key.brands) aspects.push('brand');
  if (key.minRating !== undefined) aspects.push('rating');
  return aspects;
}

function sortAspects(sort: Sort): ListAspect[] {
  switch (sort) {
    case 'price-asc':
    case 'price-desc':
      return ['price'];
    case 'name':
      return ['text'];
    case 'rating':
      return ['rating'];
    default:
      return [];
  }
}

/**
 * The tags of all lists that a product may enter, leave or move in.
 * @param categoryIds those it was in or is in now, with all above them
 * @param aspects what of it has changed
 */
export function touchedListTags(categoryIds: Iterable<string>, aspects: readonly ListAspect[]): string[] {
  return [WHOLE_SHOP, ...new Set(categoryIds)].flatMap((scope) => aspects.map((aspect) => tags.list(scope, aspect)));
}
