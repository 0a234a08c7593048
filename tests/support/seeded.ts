import type { Sql } from 'postgres';

const TABLES = {
  products: '*',
  product_categories: '*',
  product_images: '*',
  product_options: '*',
  variants: '*',
  inventory: '*',
  inventory_movements: 'variant_id, delta, reason, available, version, created_at',
  reviews: 'product_id, rating, title, body, author, created_at',
  brands: '*',
  categories: '*',
  attributes: '*',
} as const;

/** A digest of all rows of each table of the catalogue, but for numbers that the database draws. */
export async function digestCatalogue(sql: Sql): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const [row] = await sql.unsafe<{ digest: string }[]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '') as digest
         from (select ${columns} from ${table}) row`,
    );
    digests[table] = row?.digest ?? '';
  }
  return digests;
}

/** What the tables say of one another and should agree on: numbers of rows that do not. */
export async function countContradictions(sql: Sql) {
  const [row] = await sql<{ stock: number; shelves: number; ratings: number; prices: number; listed: number }[]>`
    select
      (select count(*)::int from inventory i
        where available <> (select coalesce(sum(delta), 0) from inventory_movements m where m.variant_id = i.variant_id)) as stock,
      (select count(*)::int from products p where in_stock <> exists (
         select from variants v join inventory i on i.variant_id = v.id where v.product_id = p.id and available > 0)) as shelves,
      (select count(*)::int from products p,
         lateral (select coalesce(sum(rating), 0) as sum, count(*) as count from reviews r
                  where r.product_id = p.id and r.status = 'published') own
        where (p.rating_sum, p.rating_count) is distinct from (own.sum, own.count)) as ratings,
      (select count(*)::int from products p where price <> (
         select min(price) from variants v where v.product_id = p.id)) as prices,
      (select count(*)::int from products p left join listed_products l on l.product_id = p.id
        where (p.status = 'published') <> (l.product_id is not null)
           or (l.price, l.in_stock, l.on_sale, l.popularity, l.rating_sum, l.rating_count, l.name, l.words, l.brand_id)
              is distinct from (p.price, p.in_stock, p.compare_at_price is not null, p.popularity, p.rating_sum,
                                p.rating_count, p.name, p.search, p.brand_id) and l.product_id is not null
           or not l.category_ids @> array(select category_id from product_categories where product_id = p.id)) as listed`;
  return row;
}
