import { type SQL, sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type AdminProduct, readAdminProducts } from './admin-product.ts';
import { isId } from './ids.ts';
import type { ProductStatus } from './product-state.ts';
import type { Page } from './types.ts';

export const ADMIN_SORTS = ['updated', 'newest', 'name', 'price-asc', 'price-desc', 'popular'] as const;
export type AdminSort = (typeof ADMIN_SORTS)[number];

export type AdminListQuery = {
  page: number;
  pageSize: number;
  sort: AdminSort;
  /** Words, a part of the name, the beginning of a SKU, or an id. */
  q?: string | undefined;
  /** Default: all. */
  status?: ProductStatus | undefined;
};

/** A product in a list of the admin, which shows no more of it than this. */
export type AdminProductSummary = Omit<
  AdminProduct,
  'description' | 'options' | 'variants' | 'attributes' | 'seoTitle' | 'seoDescription'
> & {
  variantCount: number;
  /** Units of all variants together. */
  available: number;
};

/** Every column ends in the id: without a total order, pages would overlap. */
const ORDER: Record<AdminSort, SQL> = {
  updated: sql`p.updated_at DESC, p.id DESC`,
  newest: sql`p.created_at DESC, p.id DESC`,
  name: sql`p.name, p.id`,
  'price-asc': sql`p.price, p.id`,
  'price-desc': sql`p.price DESC, p.id`,
  popular: sql`p.popularity DESC, p.id`,
};

/**
 * Products of every status, as the database has them now.
 * @throws ForbiddenError for less than a viewer
 */
export async function listAdminProducts(actor: Actor, query: AdminListQuery): Promise<Page<AdminProductSummary>> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const { page, pageSize, sort } = query;
  const where = sql.join([sql`true`, ...conditions(query)], sql` AND `);
  const [row] = await db.execute<{ ids: string[]; total: number }>(sql`
    SELECT (SELECT count(*)::int FROM products p WHERE ${where}) AS total,
           ARRAY(SELECT p.id::text FROM products p WHERE ${where} ORDER BY ${ORDER[sort]}
                 LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) AS ids`);
  const { ids = [], total = 0 } = row ?? {};
  const products = await readAdminProducts(db, ids);
  const items = ids.flatMap((id) => products.get(id) ?? []).map(toSummary);
  return { items, page, pageSize, total };
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

function conditions({ q, status }: AdminListQuery): SQL[] {
  const list: SQL[] = [];
  if (status !== undefined) list.push(sql`p.status = ${status}`);
  if (q === undefined || q === '') return list;
  const pattern = q.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  list.push(sql`(
    p.search @@ websearch_to_tsquery('english', ${q}) OR p.name ILIKE ${`%${pattern}%`}
    OR EXISTS (SELECT FROM variants v WHERE v.product_id = p.id AND v.sku LIKE ${`${pattern.toUpperCase()}%`})
    OR p.id = ${isId(q) ? q : null}::bigint)`);
  return list;
}

function toSummary(whole: AdminProduct): AdminProductSummary {
  const { description, options, variants, attributes, seoTitle, seoDescription, ...product } = whole;
  const available = variants.reduce((sum, variant) => sum + variant.available, 0);
  return { ...product, variantCount: variants.length, available };
}
