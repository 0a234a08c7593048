import { type ListAspect, tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import type { ListingKey } from './listing-query.ts';

/** The tags of a list: what it is bounded by, and each aspect of products that decides who is in it, and where. */
export function listTagsOf({ categoryIds, ...key }: ListingKey): string[] {
  const category = categoryIds?.[0];
  const scope = category ?? WHOLE_SHOP;
  return [
    tags.products,
    ...(category === undefined ? [] : [tags.category(category)]),
    ...aspectsOf(key).map((aspect) => tags.list(scope, aspect)),
  ];
}

function aspectsOf(key: Omit<ListingKey, 'categoryIds'>): ListAspect[] {
  const { sort } = key;
  const aspects: ListAspect[] = ['members'];
  if (key.minPrice !== undefined || key.maxPrice !== undefined || sort === 'price-asc' || sort === 'price-desc') {
    aspects.push('price');
  }
  if (key.onSale) aspects.push('sale');
  if (key.inStock) aspects.push('stock');
  // Words are looked for in names, descriptions, and in the names of attributes, too (products.keywords).
  if (key.q !== undefined || sort === 'name') aspects.push('text');
  if (key.attributes) aspects.push('attributes');
  if (sort === 'rating') aspects.push('rating');
  return aspects;
}

/**
 * The tags of all lists that a product may enter, leave or move in.
 * @param categoryIds those it was in or is in now, with all above them
 * @param aspects what of it has changed
 */
export function touchedListTags(categoryIds: Iterable<string>, aspects: readonly ListAspect[]): string[] {
  return [WHOLE_SHOP, ...new Set(categoryIds)].flatMap((scope) => aspects.map((aspect) => tags.list(scope, aspect)));
}
