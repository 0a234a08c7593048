import { type SQL, sql } from 'drizzle-orm';
import { toIso } from '#db/to-iso.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { type PictureRow, toPicture } from '#lib/cache/picture-row.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type AdminProduct, readAdminProducts } from './admin-product.ts';
import { isId } from './ids.ts';
import type { AdminSort, ProductFilter } from './product-filter.ts';
import type { ProductStatus } from './product-state.ts';
import { whereProducts } from './store/where-products.ts';
import type { Page, Picture } from './types.ts';

export type AdminListQuery = ProductFilter & { page: number; pageSize: number; sort: AdminSort };

/** A product in a list of the admin, which shows no more of it than this. Money is minor units, moments are ISO 8601. */
export type AdminProductSummary = {
  id: string;
  slug: string;
  name: string;
  brand: string;
  status: ProductStatus;
  /** When a draft becomes published by itself. */
  publishAt: string | null;
  /** In the bin since then. */
  deletedAt: string | null;
  currency: string;
  /** The lowest variant's. */
  price: number;
  compareAtPrice: number | null;
  priceVaries: boolean;
  /** The first one alone. */
  images: Picture[];
  /** Those it is filed under itself, the one it belongs in first. */
  categories: { id: string; slug: string; name: string }[];
  rating: { average: number; count: number };
  variantCount: number;
  /** Units of all variants together. */
  available: number;
  inStock: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
};

/** Every column ends in the id: without a total order, pages would overlap. */
const ORDER: Record<AdminSort, SQL> = {
  updated: sql`p.updated_at DESC, p.id DESC`,
  'updated-asc': sql`p.updated_at, p.id`,
  newest: sql`p.created_at DESC, p.id DESC`,
  oldest: sql`p.created_at, p.id`,
  name: sql`p.name, p.id`,
  'name-desc': sql`p.name DESC, p.id DESC`,
  'price-asc': sql`p.price, p.id`,
  'price-desc': sql`p.price DESC, p.id DESC`,
  popular: sql`p.popularity DESC, p.id`,
};

/**
 * Products of every status, as the database has them now.
 * @throws ForbiddenError for less than a viewer
 */
export async function listAdminProducts(actor: Actor, query: AdminListQuery): Promise<Page<AdminProductSummary>> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const { page, pageSize, sort, ...filter } = query;
  const where = whereProducts(filter);
  const [rows, [counted]] = await Promise.all([
    db.execute<SummaryRow>(selectSummaries(where, ORDER[sort], { limit: pageSize, offset: (page - 1) * pageSize })),
    db.execute<{ total: number }>(sql`SELECT count(*)::int AS total FROM products p WHERE ${where}`),
  ]);
  return { items: rows.map(toSummary), page, pageSize, total: counted?.total ?? 0 };
}

/**
 * A product of any status, as the database has it now; null when there is none of that id.
 * @throws ForbiddenError for less than a viewer
 */
export async function getAdminProduct(actor: Actor, id: string): Promise<AdminProduct | null> {
  assertMay(actor, 'viewer');
  if (!isId(id)) return null;
  return (await readAdminProducts(getRuntime().db, [id])).get(id) ?? null;
}

type SummaryRow = Omit<AdminProductSummary, 'images' | 'createdAt' | 'updatedAt' | 'publishAt' | 'deletedAt'> &
  Record<'createdAt' | 'updatedAt', string | Date> &
  Record<'publishAt' | 'deletedAt', string | Date | null> & { image: (PictureRow & { alt: string }) | null };

/** The place is found first, of ids alone, and only what stands there is read in full. */
const selectSummaries = (where: SQL, order: SQL, { limit, offset }: { limit: number; offset: number }): SQL => sql`
  WITH here AS (
    SELECT p.id, row_number() OVER () AS place
      FROM (SELECT p.id FROM products p WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) p)
  SELECT p.id::text, p.slug, p.name, b.name AS brand, p.status, p.publish_at AS "publishAt", p.deleted_at AS "deletedAt",
         p.currency, p.price, p.compare_at_price AS "compareAtPrice", p.in_stock AS "inStock",
         json_build_object('average', coalesce(round(p.rating_sum / nullif(p.rating_count, 0)::numeric, 1), 0),
           'count', p.rating_count) AS rating,
         p.version::float8 AS version, p.created_at AS "createdAt", p.updated_at AS "updatedAt", own.*,
         (SELECT json_build_object('hash', i.picture_hash, 'alt', i.alt, 'width', pic.width, 'height', pic.height,
                   'placeholder', pic.placeholder)
            FROM product_images i JOIN pictures pic ON pic.hash = i.picture_hash
           WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image,
         coalesce((SELECT json_agg(json_build_object('id', c.id::text, 'slug', c.slug, 'name', c.name) ORDER BY pc.position, c.id)
            FROM product_categories pc JOIN categories c ON c.id = pc.category_id WHERE pc.product_id = p.id), '[]')
           AS categories
    FROM here JOIN products p USING (id) JOIN brands b ON b.id = p.brand_id,
         LATERAL (SELECT count(*)::int AS "variantCount", coalesce(sum(i.available), 0)::float8 AS available,
                         coalesce(max(v.price) > min(v.price), false) AS "priceVaries"
                    FROM variants v LEFT JOIN inventory i ON i.variant_id = v.id WHERE v.product_id = p.id) own
   ORDER BY here.place`;

function toSummary({ image, ...row }: SummaryRow): AdminProductSummary {
  return {
    ...row,
    images: image ? [toPicture(image, image.alt)] : [],
    publishAt: toIso(row.publishAt),
    deletedAt: toIso(row.deletedAt),
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}
