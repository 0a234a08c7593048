import type { Sort } from '#lib/catalog/listing-query.ts';

export type SortOption = { value: Sort; label: string };

const options: SortOption[] = [
  { value: 'popular', label: 'Most popular' },
  { value: 'newest', label: 'Newest' },
  { value: 'price-asc', label: 'Price, low to high' },
  { value: 'price-desc', label: 'Price, high to low' },
  { value: 'rating', label: 'Best rated' },
  { value: 'name', label: 'Name, A to Z' },
];

export const categorySorts: SortOption[] = options;
export const searchSorts: SortOption[] = [{ value: 'relevance', label: 'Best match' }, ...options];
