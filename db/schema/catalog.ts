import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  char,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { moment, timestamps } from './columns.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Ids below this belong to the seeded catalogue; the shop's own rows start here, so a later seed never collides. */
const FIRST_OWN_ID = 20_000_000;
const ownId = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity({ startWith: FIRST_OWN_ID });

/** Slugs appear in URLs and in cache tags, so both alphabets must agree (see lib/cdn/tags.ts). */
const isSlug = (column: AnyPgColumn | SQL) => sql`${column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`;
const isCurrency = (column: AnyPgColumn) => sql`${column} ~ '^[A-Z]{3}$'`;

export const productStatus = pgEnum('product_status', ['draft', 'published', 'archived']);

export const brands = pgTable(
  'brands',
  {
    id: ownId(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    ...timestamps,
  },
  (t) => [check('brands_slug_format', isSlug(t.slug))],
);

/**
 * Departments (`parent_id` null) and the categories below them. `path` is the chain of slugs from the
 * department down, joined by `/`: it is what a URL names.
 */
export const categories = pgTable(
  'categories',
  {
    id: ownId(),
    parentId: bigint({ mode: 'number' }).references((): AnyPgColumn => categories.id, {
      onDelete: 'restrict',
    }),
    slug: text().notNull(),
    path: text().notNull().unique(),
    name: text().notNull(),
    description: text().notNull().default(''),
    position: smallint().notNull().default(0),
    pictureHash: char({ length: 32 }).references(() => pictures.hash),
    /** Grows by one with every change that an editor makes to it; not when its neighbours move. */
    version: bigint({ mode: 'number' }).notNull().default(1),
    ...timestamps,
  },
  (t) => [
    check('categories_slug_format', isSlug(t.slug)),
    check('categories_path_ends_in_slug', sql`${t.path} = ${t.slug} OR ${t.path} LIKE '%/' || ${t.slug}`),
    check('categories_not_own_parent', sql`${t.parentId} <> ${t.id}`),
    uniqueIndex('categories_sibling_slug').on(sql`coalesce(${t.parentId}, 0)`, t.slug),
  ],
);

/** Paths that categories had before, so that old links still lead to them. */
export const categoryRedirects = pgTable(
  'category_redirects',
  {
    path: text().primaryKey(),
    categoryId: bigint({ mode: 'number' })
      .notNull()
      .references(() => categories.id, { onDelete: 'cascade' }),
    createdAt: timestamps.createdAt,
  },
  (t) => [index('category_redirects_category').on(t.categoryId)],
);

/** How a picture's bytes come about. Its hash is that of this recipe, so equal recipes share files. */
export type PictureSource = ComposedSource | UploadedSource;

export type ComposedSource = {
  kind: 'composed';
  /** File name (without extension) in `@lobehub/fluent-emoji-3d`. */
  object: string;
  /** Rotation of the object's hue, degrees. */
  hue: number;
  /** Name of the background in lib/images/tones.ts. */
  tone: string;
  /** Name of the composition in lib/images/angles.ts. */
  angle: string;
};

export type UploadedSource = {
  kind: 'uploaded';
  /** SHA-256 of the file that was uploaded, hex: what the master is kept under (lib/images/storage). */
  original: string;
};

export const pictures = pgTable(
  'pictures',
  {
    hash: char({ length: 32 }).primaryKey(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** CSS colour shown until the bytes arrive. */
    placeholder: text().notNull(),
    source: jsonb().$type<PictureSource>().notNull(),
    createdAt: timestamps.createdAt,
  },
  (t) => [
    check('pictures_hash_format', sql`${t.hash} ~ '^[0-9a-f]{32}$'`),
    check('pictures_size', sql`${t.width} > 0 AND ${t.height} > 0`),
  ],
);

export const products = pgTable(
  'products',
  {
    id: ownId(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    description: text().notNull(),
    brandId: bigint({ mode: 'number' })
      .notNull()
      .references(() => brands.id),
    status: productStatus().notNull().default('draft'),
    currency: char({ length: 3 }).notNull(),
    /** The lowest variant's price and compare-at price, minor units; kept by the write path for sorting and lists. */
    price: integer().notNull(),
    compareAtPrice: integer(),
    /** Facets: `{"material": "oak"}`; names are rows of `attributes`. */
    attributes: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Brand, categories and attribute values as words, so that search finds them. */
    keywords: text().notNull().default(''),
    /** Any variant available; kept by a trigger on inventory. */
    inStock: boolean().notNull().default(false),
    /** Grows with sales and views; the default order of lists. */
    popularity: integer().notNull().default(0),
    ratingSum: integer().notNull().default(0),
    ratingCount: integer().notNull().default(0),
    /** What search engines show instead of the name and the description. */
    seoTitle: text(),
    seoDescription: text(),
    /** When a draft becomes published by itself. */
    publishAt: moment(),
    /** In the bin since then, as an archived product; `deleted_from` is what it was before. */
    deletedAt: moment(),
    deletedFrom: productStatus(),
    /** Grows by one with every change to the product or to what it owns. */
    version: bigint({ mode: 'number' }).notNull().default(1),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('english', keywords), 'B') || setweight(to_tsvector('english', description), 'D')`,
      ),
    ...timestamps,
  },
  (t) => [
    check('products_slug_format', sql`${isSlug(t.slug)} AND ${t.slug} !~ '^[0-9]+$'`),
    check('products_currency_format', isCurrency(t.currency)),
    check('products_price', sql`${t.price} >= 0`),
    check('products_compare_at_price', sql`${t.compareAtPrice} > ${t.price}`),
    check('products_attributes_object', sql`jsonb_typeof(${t.attributes}) = 'object'`),
    check('products_rating', sql`${t.ratingSum} BETWEEN ${t.ratingCount} AND 5 * ${t.ratingCount}`),
    check('products_version', sql`${t.version} > 0`),
    check('products_seo_length', sql`length(${t.seoTitle}) <= 200 AND length(${t.seoDescription}) <= 500`),
    check('products_publish_at', sql`${t.publishAt} IS NULL OR ${t.status} = 'draft'`),
    check(
      'products_deleted',
      sql`(${t.deletedAt} IS NULL) = (${t.deletedFrom} IS NULL) AND (${t.deletedAt} IS NULL OR ${t.status} = 'archived')`,
    ),
    // The admin's list, in each order, without a look at the products that it passes over.
    index('products_updated').on(t.updatedAt, t.id, t.status).where(sql`deleted_at IS NULL`),
    index('products_created').on(t.createdAt, t.id, t.status).where(sql`deleted_at IS NULL`),
    index('products_name').on(t.name, t.id, t.status).where(sql`deleted_at IS NULL`),
    index('products_priced').on(t.price, t.id, t.status).where(sql`deleted_at IS NULL`),
    index('products_scheduled').on(t.publishAt).where(sql`publish_at IS NOT NULL`),
    index('products_bin').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    index('products_popular').on(t.popularity.desc(), t.id).where(sql`status = 'published'`),
    index('products_newest').on(t.createdAt.desc(), t.id).where(sql`status = 'published'`),
    index('products_cheapest').on(t.price, t.id).where(sql`status = 'published'`),
    index('products_brand').on(t.brandId),
    index('products_attributes').using('gin', sql`${t.attributes} jsonb_path_ops`),
    index('products_search').using('gin', t.search),
    index('products_name_trigram').using('gin', sql`${t.name} gin_trgm_ops`),
  ],
);

/** Slugs that products had before, so that old links still lead to them. */
export const productRedirects = pgTable(
  'product_redirects',
  {
    slug: text().primaryKey(),
    productId: bigint({ mode: 'number' })
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    createdAt: timestamps.createdAt,
  },
  (t) => [index('product_redirects_product').on(t.productId)],
);

/** A product belongs to the categories it is filed under; their ancestors follow from the tree. */
export const productCategories = pgTable(
  'product_categories',
  {
    productId: bigint({ mode: 'number' })
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    categoryId: bigint({ mode: 'number' })
      .notNull()
      .references(() => categories.id, { onDelete: 'restrict' }),
    position: smallint().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.categoryId] }),
    index('product_categories_members').on(t.categoryId, t.productId),
  ],
);

export const productImages = pgTable(
  'product_images',
  {
    productId: bigint({ mode: 'number' })
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    pictureHash: char({ length: 32 })
      .notNull()
      .references(() => pictures.hash),
    alt: text().notNull(),
    /** What has to stay in view where the picture is cut, percent from the left and from the top. */
    focalX: smallint().notNull().default(50),
    focalY: smallint().notNull().default(50),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.position] }),
    check('product_images_focal', sql`${t.focalX} BETWEEN 0 AND 100 AND ${t.focalY} BETWEEN 0 AND 100`),
    index('product_images_picture').on(t.pictureHash),
  ],
);

export const productOptions = pgTable(
  'product_options',
  {
    productId: bigint({ mode: 'number' })
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    values: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.position] }),
    unique('product_options_name').on(t.productId, t.name),
    check('product_options_values', sql`cardinality(${t.values}) > 0`),
  ],
);

export const variants = pgTable(
  'variants',
  {
    id: ownId(),
    productId: bigint({ mode: 'number' })
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    sku: text().notNull().unique(),
    /** Minor units of the product's currency. */
    price: integer().notNull(),
    compareAtPrice: integer(),
    /** One value per option of the product: `{"Size": "M"}`; `{}` when it has none. */
    options: jsonb().$type<Record<string, string>>().notNull().default({}),
    position: smallint().notNull().default(0),
    /** Position of the image in product_images that shows this variant. */
    imagePosition: smallint(),
    ...timestamps,
  },
  (t) => [
    unique('variants_options').on(t.productId, t.options),
    check('variants_sku_format', sql`${t.sku} ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'`),
    check('variants_price', sql`${t.price} >= 0`),
    check('variants_compare_at_price', sql`${t.compareAtPrice} > ${t.price}`),
    check('variants_options_object', sql`jsonb_typeof(${t.options}) = 'object'`),
  ],
);

/** The facets that a product's `attributes` may name. */
export const attributes = pgTable(
  'attributes',
  {
    name: text().primaryKey(),
    label: text().notNull(),
    position: smallint().notNull().default(0),
  },
  (t) => [check('attributes_name_format', isSlug(t.name))],
);
