/** Columns of a table of products that say something of the product itself. */
export const PRODUCT_COLUMNS = {
  slug: 'slug',
  name: 'name',
  description: 'description',
  brand: 'brand',
  status: 'status',
  publish_at: 'publishAt',
  currency: 'currency',
  categories: 'categories',
  seo_title: 'seoTitle',
  seo_description: 'seoDescription',
} as const;
export type ProductColumn = keyof typeof PRODUCT_COLUMNS;

/** Columns that say something of one variant, beside `option1_name`, `option1_value` and so on. */
export const VARIANT_COLUMNS = ['sku', 'price', 'compare_at_price', 'stock'] as const;

/** `attr.material`: the attribute of that name. */
export const ATTRIBUTE_PREFIX = 'attr.';

export const optionColumns = (number: number): [name: string, value: string] => [
  `option${number}_name`,
  `option${number}_value`,
];

/** Between the categories of a product. */
export const CATEGORY_SEPARATOR = '|';
