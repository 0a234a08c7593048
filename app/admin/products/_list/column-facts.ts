import type { AdminSort } from '#lib/catalog/product-filter.ts';

/** Columns that can be chosen; the name stands always. */
export const COLUMN_IDS = ['status', 'stock', 'category', 'brand', 'variants', 'price', 'updated', 'created'] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];
export const DEFAULT_COLUMNS: readonly ColumnId[] = ['status', 'stock', 'category', 'brand', 'price', 'updated'];

export type ColumnFacts = {
  label: string;
  /** Pixels. The name takes what is left. */
  width: number;
  isNumber?: boolean;
  /** By which a press on the heading sorts, and by which the next press. */
  sorts?: readonly [AdminSort, AdminSort];
};

export const COLUMN_FACTS: Record<ColumnId | 'name', ColumnFacts> = {
  name: { label: 'Product', width: 260, sorts: ['name', 'name-desc'] },
  status: { label: 'Status', width: 120 },
  stock: { label: 'Stock', width: 88, isNumber: true },
  category: { label: 'Category', width: 140 },
  brand: { label: 'Brand', width: 124 },
  variants: { label: 'Variants', width: 88, isNumber: true },
  price: { label: 'Price', width: 124, isNumber: true, sorts: ['price-asc', 'price-desc'] },
  updated: { label: 'Changed', width: 116, sorts: ['updated', 'updated-asc'] },
  created: { label: 'Added', width: 116, sorts: ['newest', 'oldest'] },
};

/** As `aria-sort` has it, where the list is sorted by this column. */
export function sortDirection(sort: AdminSort): 'ascending' | 'descending' {
  return (['name', 'price-asc', 'updated-asc', 'oldest'] as AdminSort[]).includes(sort) ? 'ascending' : 'descending';
}

/** What a press on the heading makes of the order. */
export const nextSort = ([first, second]: readonly [AdminSort, AdminSort], sort: AdminSort): AdminSort =>
  sort === first ? second : first;

export const SORT_LABELS: Record<AdminSort, string> = {
  updated: 'Changed last',
  'updated-asc': 'Changed first',
  newest: 'Newest',
  oldest: 'Oldest',
  name: 'Name, A to Z',
  'name-desc': 'Name, Z to A',
  'price-asc': 'Cheapest',
  'price-desc': 'Dearest',
  popular: 'Most popular',
};
