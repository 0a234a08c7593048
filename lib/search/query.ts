import { type SQL, sql } from 'drizzle-orm';
import type { Listing, ListingKey } from '#lib/catalog/listing-query.ts';
import { getRuntime } from '#lib/runtime.ts';
import { toCondition } from './conditions.ts';

/** Asks Postgres for one page of a list, and how long the list is, in one pass. */
export async function queryListing(key: ListingKey): Promise<Listing> {
  const { order, columns } = orderOf(key);
  const [row] = await getRuntime().db.execute<{ ids: string[]; total: number }>(sql`
    WITH matched AS MATERIALIZED (
      SELECT l.product_id, ${columns} FROM listed_products l WHERE ${toCondition(key)}
    )
    SELECT (SELECT count(*)::int FROM matched) AS total,
           ARRAY(SELECT m.product_id::text FROM matched m ORDER BY ${order}, m.product_id
                 LIMIT ${key.pageSize} OFFSET ${(key.page - 1) * key.pageSize}) AS ids`);
  return { ids: row?.ids ?? [], total: row?.total ?? 0 };
}

type Order = {
  columns: SQL;
  /** Of those columns; the id comes last: without a total order, pages would overlap. */
  order: SQL;
};

function orderOf({ sort, search }: ListingKey): Order {
  switch (sort) {
    case 'relevance':
      return search ? byRelevance(search) : POPULAR;
    case 'popular':
      return POPULAR;
    case 'newest':
      return { columns: sql`l.created_at`, order: sql`m.created_at DESC` };
    case 'price-asc':
      return { columns: sql`l.price`, order: sql`m.price` };
    case 'price-desc':
      return { columns: sql`l.price`, order: sql`m.price DESC` };
    case 'rating':
      return {
        columns: sql`CASE WHEN l.rating_count = 0 THEN 0 ELSE l.rating_sum::float8 / l.rating_count END AS rating, l.rating_count`,
        order: sql`m.rating DESC, m.rating_count DESC`,
      };
    case 'name':
      return { columns: sql`l.name`, order: sql`m.name` };
  }
}

const POPULAR: Order = { columns: sql`l.popularity`, order: sql`m.popularity DESC` };

/**
 * What has the words in its name is what is meant, before what has other words for them there; among such, and among the others,
 * what people want is what is popular.
 */
function byRelevance({ query, by, said }: NonNullable<ListingKey['search']>): Order {
  const named = sql`(l.name_words @@ ${query}::tsquery)::int`;
  const asSaid = said === undefined ? sql`0` : sql`(l.name_words @@ ${said}::tsquery)::int`;
  const rank = by === 'name' ? sql`${named} + ${asSaid}` : sql`ts_rank(l.name_words, ${query}::tsquery)`;
  return { columns: sql`${rank} AS rank, l.popularity`, order: sql`m.rank DESC, m.popularity DESC` };
}
