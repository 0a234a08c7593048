import { stringify } from 'csv-stringify/sync';
import type { ProductState, VariantState } from '#lib/catalog/product-state.ts';
import { formatDecimal } from '#lib/money/format.ts';
import type { CategoryTree } from '../category-tree.ts';
import {
  ATTRIBUTE_PREFIX,
  CATEGORY_SEPARATOR,
  optionColumns,
  PRODUCT_COLUMNS,
  type ProductColumn,
  VARIANT_COLUMNS,
} from '../columns.ts';
import { guardFormula } from '../formula.ts';

export type TableShape = {
  tree: CategoryTree;
  attributes: readonly string[];
  /** Pairs of columns for options. */
  options: number;
};

const FIELDS = Object.keys(PRODUCT_COLUMNS) as ProductColumn[];

/** Names of the columns of a table of products. */
export const headerRow = ({ attributes, options }: TableShape): string[] => [
  ...VARIANT_COLUMNS,
  ...FIELDS,
  ...Array.from({ length: options }, (_, at) => optionColumns(at + 1)).flat(),
  ...attributes.map((name) => `${ATTRIBUTE_PREFIX}${name}`),
];

/** A row for each variant of a product; the first says what the product is, the others which it is. */
export function tableRows(state: ProductState, shape: TableShape): string[][] {
  return state.variants.map((variant, at) => {
    const fields: Partial<Record<ProductColumn, string>> = at === 0 ? toCells(state, shape.tree) : { slug: state.slug };
    return [
      ...variantCells(variant, state.currency),
      ...FIELDS.map((name) => fields[name] ?? ''),
      ...Array.from({ length: shape.options }, (_, index) => optionCells(variant, state.options[index])).flat(),
      ...shape.attributes.map((name) => (at === 0 ? (state.attributes[name] ?? '') : '')),
    ];
  });
}

const toCells = (state: ProductState, { byId }: CategoryTree): Record<ProductColumn, string> => ({
  slug: state.slug,
  name: state.name,
  description: state.description,
  brand: state.brand.name,
  status: state.status,
  publish_at: state.publishAt ?? '',
  currency: state.currency,
  categories: state.categoryIds.flatMap((id) => byId.get(id)?.path ?? []).join(CATEGORY_SEPARATOR),
  seo_title: state.seoTitle ?? '',
  seo_description: state.seoDescription ?? '',
});

const variantCells = ({ sku, price, compareAtPrice, available }: VariantState, currency: string): string[] => [
  sku,
  formatDecimal(price, currency),
  compareAtPrice === null ? '' : formatDecimal(compareAtPrice, currency),
  String(available),
];

const optionCells = ({ options }: VariantState, option: ProductState['options'][number] | undefined): string[] =>
  option ? [option.name, options[option.name] ?? ''] : ['', ''];

/** Rows as text (RFC 4180). */
export const toText = (rows: readonly string[][]): string =>
  stringify(
    rows.map((cells) => cells.map(guardFormula)),
    { record_delimiter: 'windows' },
  );
