import type { ComposedSource } from '#db/schema/catalog.ts';
import { hashPicture } from '#lib/images/hash.ts';
import type { SeedProduct } from '../product/types.ts';
import { toArrayText, toCopyLine } from './copy-text.ts';

/** Rows of one table in COPY's text format. */
export type TableRows = { table: string; columns: readonly string[]; text: string };

const CURRENCY = 'EUR';

const COLUMNS = {
  products: [
    'id',
    'slug',
    'name',
    'description',
    'brand_id',
    'status',
    'currency',
    'price',
    'compare_at_price',
    'attributes',
    'keywords',
    'in_stock',
    'popularity',
    'rating_sum',
    'rating_count',
    'created_at',
    'updated_at',
  ],
  product_categories: ['product_id', 'category_id', 'position'],
  product_images: ['product_id', 'position', 'picture_hash', 'alt'],
  product_options: ['product_id', 'position', 'name', 'values'],
  variants: [
    'id',
    'product_id',
    'sku',
    'price',
    'compare_at_price',
    'options',
    'position',
    'image_position',
    'created_at',
    'updated_at',
  ],
  inventory: ['variant_id', 'available', 'updated_at'],
  inventory_movements: ['variant_id', 'delta', 'reason', 'available', 'version', 'created_at'],
  reviews: ['product_id', 'rating', 'title', 'body', 'author', 'created_at'],
} as const;

/** Tables that hold products, each after those it refers to. */
export const PRODUCT_TABLES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const INITIAL_STOCK = 'initial stock';

/** Everything of some products, table by table in the order in which it can be written. */
export function toTableRows(products: Iterable<SeedProduct>, hashOf: (source: ComposedSource) => string = hashPicture) {
  const text = Object.fromEntries(PRODUCT_TABLES.map((table) => [table, ''])) as Record<keyof typeof COLUMNS, string>;
  for (const product of products) {
    text.products += toProductLine(product);
    for (const [position, category] of product.categoryIds.entries()) {
      text.product_categories += toCopyLine([product.id, category, position]);
    }
    for (const [position, { source, alt }] of product.images.entries()) {
      text.product_images += toCopyLine([product.id, position, hashOf(source), alt]);
    }
    for (const [position, { name, values }] of product.options.entries()) {
      text.product_options += toCopyLine([product.id, position, name, toArrayText(values)]);
    }
    for (const { rating, title, body, author, createdAt } of product.reviews) {
      text.reviews += toCopyLine([product.id, rating, title, body, author, createdAt]);
    }
    const { createdAt } = product;
    for (const [position, variant] of product.variants.entries()) {
      const { id, sku, price, compareAtPrice, options, imagePosition, available } = variant;
      text.variants += toCopyLine([
        id,
        product.id,
        sku,
        price,
        compareAtPrice,
        JSON.stringify(options),
        position,
        imagePosition,
        createdAt,
        product.updatedAt,
      ]);
      text.inventory += toCopyLine([id, available, createdAt]);
      if (available > 0) {
        text.inventory_movements += toCopyLine([id, available, INITIAL_STOCK, available, 1, createdAt]);
      }
    }
  }
  return PRODUCT_TABLES.map((table): TableRows => ({ table, columns: COLUMNS[table], text: text[table] }));
}

function toProductLine(product: SeedProduct): string {
  const cheapest = product.variants.reduce((low, variant) => (variant.price < low.price ? variant : low));
  return toCopyLine([
    product.id,
    product.slug,
    product.name,
    product.description,
    product.brandId,
    product.status,
    CURRENCY,
    cheapest.price,
    cheapest.compareAtPrice,
    JSON.stringify(product.attributes),
    product.keywords,
    product.variants.some(({ available }) => available > 0),
    product.popularity,
    product.reviews.reduce((sum, { rating }) => sum + rating, 0),
    product.reviews.length,
    product.createdAt,
    product.updatedAt,
  ]);
}
