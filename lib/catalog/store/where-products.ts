import { type SQL, sql } from 'drizzle-orm';
import { escapeLike } from '#db/escape-like.ts';
import { isId } from '../ids.ts';
import { LOW_STOCK } from '../low-stock.ts';
import type { ProductFilter } from '../product-filter.ts';

type Condition = { [Field in keyof ProductFilter]-?: (value: NonNullable<ProductFilter[Field]>) => SQL };

/** A condition on `p`, a product, that holds for those the filter means. */
export function whereProducts(filter: ProductFilter): SQL {
  const given = (Object.keys(CONDITIONS) as (keyof ProductFilter)[]).flatMap((field) => {
    const value = filter[field];
    return value === undefined || value === '' ? [] : (CONDITIONS[field] as (value: unknown) => SQL)(value);
  });
  if (filter.status === undefined) given.push(sql`p.deleted_at IS NULL`);
  return sql.join(given, sql` AND `);
}

const CONDITIONS: Condition = {
  q: (words) => {
    const pattern = escapeLike(words);
    // A union, since Postgres reads all products for an OR that looks into another table.
    return sql`p.id IN (
      SELECT id FROM products WHERE search @@ websearch_to_tsquery('english', ${words})
      UNION ALL SELECT id FROM products WHERE name ILIKE ${`%${pattern}%`}
      UNION ALL SELECT product_id FROM variants WHERE sku LIKE ${`${pattern.toUpperCase()}%`}
      UNION ALL SELECT ${isId(words) ? words : null}::bigint)`;
  },
  status: (status) => STATUSES[status],
  category: (category) =>
    category === 'none'
      ? sql`NOT EXISTS (SELECT FROM product_categories pc WHERE pc.product_id = p.id)`
      : sql`p.id IN (
          SELECT pc.product_id FROM product_categories pc JOIN categories c ON c.id = pc.category_id
            JOIN categories top ON top.id = ${category}::bigint
           WHERE c.path = top.path OR starts_with(c.path, top.path || '/'))`,
  brand: (slug) => sql`p.brand_id = (SELECT id FROM brands WHERE slug = ${slug})`,
  stock: (stock) => STOCKS[stock],
  minPrice: (price) => sql`p.price >= ${price}`,
  maxPrice: (price) => sql`p.price <= ${price}`,
  ids: (ids) => sql`p.id = ANY(${`{${ids.join(',')}}`}::bigint[])`,
  except: (ids) => sql`p.id <> ALL(${`{${ids.join(',')}}`}::bigint[])`,
};

const STATUSES: Record<NonNullable<ProductFilter['status']>, SQL> = {
  draft: sql`p.status = 'draft'`,
  scheduled: sql`p.publish_at IS NOT NULL`,
  published: sql`p.status = 'published'`,
  archived: sql`p.status = 'archived' AND p.deleted_at IS NULL`,
  bin: sql`p.deleted_at IS NOT NULL`,
};

const STOCKS: Record<NonNullable<ProductFilter['stock']>, SQL> = {
  in: sql`p.in_stock`,
  out: sql`NOT p.in_stock`,
  low: sql`p.id IN (SELECT v.product_id FROM inventory i JOIN variants v ON v.id = i.variant_id
                     WHERE i.available <= ${sql.raw(String(LOW_STOCK))})`,
};
