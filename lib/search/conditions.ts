import { type SQL, sql } from 'drizzle-orm';
import type { ListingFilters, ListingKey } from '#lib/catalog/listing-query.ts';

/** What bounds a list or a count: a category, words, and filters. */
export type Bounds = Pick<ListingKey, 'categoryId' | 'search'> & ListingFilters;

/** A condition on `l`, a row of `listed_products`. Filters of one kind are alternatives, those of several hold together. */
export function toCondition({ categoryId, search, ...filters }: Bounds): SQL {
  const list = [sql`true`];
  if (categoryId !== undefined) list.push(sql`l.category_ids @> ARRAY[${categoryId}::bigint]`);
  if (search) list.push(sql`l.words @@ ${search.query}::tsquery`);
  if (filters.minPrice !== undefined) list.push(sql`l.price >= ${filters.minPrice}`);
  if (filters.maxPrice !== undefined) list.push(sql`l.price <= ${filters.maxPrice}`);
  if (filters.inStock) list.push(sql`l.in_stock`);
  if (filters.onSale) list.push(sql`l.on_sale`);
  if (filters.minRating !== undefined) {
    list.push(sql`l.rating_count > 0 AND l.rating_sum >= ${filters.minRating} * l.rating_count`);
  }
  if (filters.brands) {
    const slugs = jsonTexts(filters.brands);
    list.push(sql`l.brand_id = ANY (ARRAY(SELECT id FROM brands WHERE slug IN (${slugs})))`);
  }
  if (filters.attributes) list.push(hasAttributes(filters.attributes));
  return sql.join(list, sql` AND `);
}

/** Sets of attributes are few: those that fit are looked up first, and products are compared with their keys. */
function hasAttributes(attributes: Record<string, readonly string[]>): SQL {
  const fits = Object.entries(attributes).map(
    ([name, values]) => sql`s.attributes ->> ${name} IN (${jsonTexts(values)})`,
  );
  return sql`l.attributes_key = ANY (ARRAY(SELECT s.key FROM attribute_sets s WHERE ${sql.join(fits, sql` AND `)}))`;
}

const jsonTexts = (values: readonly string[]): SQL =>
  sql`SELECT jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb)`;
