import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '#db/escape-like.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { LOW_STOCK } from '#lib/catalog/low-stock.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, searchWords } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';
import { readReserved } from './reserved.ts';
import { type StockItem, type StockItemRow, selectStockItems, toStockItem } from './stock-item.ts';

export const STOCK_VIEWS = ['all', 'low', 'out'] as const;
export const STOCK_SORTS = ['sku', 'lowest', 'highest'] as const;
export type StockView = (typeof STOCK_VIEWS)[number];
export type StockSort = (typeof STOCK_SORTS)[number];

const PAGE_SIZE = 50;

export const stockListQuery = z.object({
  page: pageNumber,
  /** The beginning of a SKU, or words of the product. */
  q: searchWords.default(''),
  /** `low` and `out`: of what is on sale. */
  view: z.enum(STOCK_VIEWS, `must be one of ${STOCK_VIEWS.join(', ')}`).default('all'),
  sort: z.enum(STOCK_SORTS, `must be one of ${STOCK_SORTS.join(', ')}`).default('sku'),
});
export type StockListQuery = z.output<typeof stockListQuery>;

/** `views`: how many variants each view has, with the same words. */
export type StockList = Page<StockItem> & { views: Record<StockView, number> };

const ORDER: Record<StockSort, SQL> = {
  sku: sql`v.sku`,
  lowest: sql`i.available, v.sku`,
  highest: sql`i.available DESC, v.sku`,
};

const VIEWS: Record<StockView, SQL> = {
  all: sql`true`,
  low: sql`i.available <= ${sql.raw(String(LOW_STOCK))} AND p.status = 'published'`,
  out: sql`i.available = 0 AND p.status = 'published'`,
};

/**
 * The stock of every variant of products that are not in the bin, as the database has it now.
 * @throws ForbiddenError for less than a viewer
 */
export async function listStock(actor: Actor, { page, q, view, sort }: StockListQuery): Promise<StockList> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const words = matching(q);
  const [rows, views] = await Promise.all([
    db.execute<StockItemRow>(sql`
      ${selectStockItems(sql`${words} AND ${VIEWS[view]}`)}
      ORDER BY ${ORDER[sort]} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`),
    countViews(words),
  ]);
  const reserved = await readReserved(
    db,
    rows.map(({ variantId }) => variantId),
  );
  const items = rows.map((row) => toStockItem(row, reserved.get(row.variantId) ?? 0));
  return { items, page, pageSize: PAGE_SIZE, total: views[view], views };
}

/** A condition on `v`, a variant, and `p`, its product. */
function matching(q: string): SQL {
  const present = sql`p.deleted_at IS NULL`;
  if (q === '') return present;
  const pattern = escapeLike(q);
  // A union, since Postgres reads all variants for an OR that looks into another table.
  return sql`${present} AND v.id IN (
    SELECT id FROM variants WHERE sku LIKE ${`${pattern.toUpperCase()}%`}
    UNION ALL SELECT id FROM variants WHERE product_id IN (
      SELECT id FROM products WHERE search @@ websearch_to_tsquery('english', ${q})
      UNION ALL SELECT id FROM products WHERE name ILIKE ${`%${pattern}%`}))`;
}

async function countViews(words: SQL): Promise<Record<StockView, number>> {
  const [row] = await getRuntime().db.execute<Record<StockView, number>>(sql`
    SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${VIEWS.low}))::int AS low,
           (count(*) FILTER (WHERE ${VIEWS.out}))::int AS out
      FROM inventory i JOIN variants v ON v.id = i.variant_id JOIN products p ON p.id = v.product_id WHERE ${words}`);
  return row ?? { all: 0, low: 0, out: 0 };
}
