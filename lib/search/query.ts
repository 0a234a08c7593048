import { type SQL, sql } from 'drizzle-orm';
import type { Listing, ListingKey, Sort } from '#lib/catalog/listing-query.ts';
import { getRuntime } from '#lib/runtime.ts';

/** How alike a word of the name must be to a misspelt one. One letter missing of six leaves 0.44. */
const WORD_SIMILARITY = 0.4;

/**
 * Asks Postgres for one page of a list. Words are matched by full text first; only when that finds nothing, by
 * trigrams, so that a typing error still leads somewhere without blurring good searches.
 */
export async function queryListing(key: ListingKey): Promise<Listing> {
  if (key.q === undefined) return select(key, [], orderBy(key.sort, undefined));
  const exact = sql`p.search @@ websearch_to_tsquery('english', ${key.q})`;
  const rank = sql`ts_rank_cd(p.search, websearch_to_tsquery('english', ${key.q}))`;
  const found = await select(key, [exact], orderBy(key.sort, rank));
  if (found.total > 0) return found;
  return getRuntime().db.transaction(async (tx) => {
    await tx.execute(sql`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(WORD_SIMILARITY)}, true)`);
    const alike = sql`${key.q} <% p.name`;
    return select(key, [alike], orderBy(key.sort, sql`word_similarity(${key.q}, p.name)`), tx);
  });
}

async function select(
  key: ListingKey,
  extra: readonly SQL[],
  order: SQL,
  db: Pick<ReturnType<typeof getRuntime>['db'], 'execute'> = getRuntime().db,
): Promise<Listing> {
  const where = sql.join([...conditions(key), ...extra], sql` AND `);
  const [row] = await db.execute<{ ids: string[] | null; total: number }>(sql`
    SELECT (SELECT count(*)::int FROM products p WHERE ${where}) AS total,
           ARRAY(SELECT p.id::text FROM products p WHERE ${where} ORDER BY ${order}
                 LIMIT ${key.pageSize} OFFSET ${(key.page - 1) * key.pageSize}) AS ids`);
  return { ids: row?.ids ?? [], total: row?.total ?? 0 };
}

function conditions(key: ListingKey): SQL[] {
  const list = [sql`p.status = 'published'`];
  if (key.categoryIds) {
    const ids = `{${key.categoryIds.join(',')}}`;
    list.push(
      sql`EXISTS (SELECT 1 FROM product_categories pc WHERE pc.product_id = p.id AND pc.category_id = ANY(${ids}::bigint[]))`,
    );
  }
  if (key.minPrice !== undefined) list.push(sql`p.price >= ${key.minPrice}`);
  if (key.maxPrice !== undefined) list.push(sql`p.price <= ${key.maxPrice}`);
  if (key.inStock) list.push(sql`p.in_stock`);
  if (key.onSale) list.push(sql`p.compare_at_price IS NOT NULL`);
  if (key.attributes) list.push(sql`p.attributes @> ${JSON.stringify(key.attributes)}::jsonb`);
  return list;
}

/** Every order ends in the id: without a total order, pages would overlap. */
function orderBy(sort: Sort, rank: SQL | undefined): SQL {
  switch (sort) {
    case 'relevance':
      return rank ? sql`${rank} DESC, p.popularity DESC, p.id` : sql`p.popularity DESC, p.id`;
    case 'popular':
      return sql`p.popularity DESC, p.id`;
    case 'newest':
      return sql`p.created_at DESC, p.id`;
    case 'price-asc':
      return sql`p.price, p.id`;
    case 'price-desc':
      return sql`p.price DESC, p.id`;
    case 'rating':
      return sql`CASE WHEN p.rating_count = 0 THEN 0 ELSE p.rating_sum::float8 / p.rating_count END DESC, p.rating_count DESC, p.id`;
    case 'name':
      return sql`p.name, p.id`;
  }
}
