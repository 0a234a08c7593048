import { type SQL, sql } from 'drizzle-orm';
import type { ListingFilters, ListingKey } from '#lib/catalog/listing-query.ts';

/** What bounds a list or a count: a category, words, and filters. */
export type Bounds = Scope & ListingFilters;
/** The same before anything narrows it. */
export type Scope = Pick<ListingKey, 'categoryId' | 'search'>;

/** A condition on `l`, a row of `listed_products`. */
export const toCondition = (bounds: Bounds): SQL => allHold([...inScope(bounds), ...toFilters(bounds).values()]);

/** Conditions of being there at all. */
export function inScope({ categoryId, search }: Scope): SQL[] {
  const list: SQL[] = [];
  if (categoryId !== undefined) list.push(sql`l.category_ids @> ARRAY[${categoryId}::bigint]`);
  if (search) list.push(sql`l.words @@ ${search.query}::tsquery`);
  return list;
}

/**
 * What narrows a list, by a name that equal filters share. Filters of one kind are alternatives, those of several hold together.
 * Lists of keys are subqueries that are looked up by hash: as an array, each row would be compared with hundreds of them in turn.
 */
export function toFilters(filters: ListingFilters): Map<string, SQL> {
  const { minPrice, maxPrice, minRating, brands, attributes = {} } = filters;
  const list = new Map<string, SQL>();
  if (minPrice !== undefined) list.set(`minPrice ${minPrice}`, sql`l.price >= ${minPrice}`);
  if (maxPrice !== undefined) list.set(`maxPrice ${maxPrice}`, sql`l.price <= ${maxPrice}`);
  if (filters.inStock) list.set('inStock', sql`l.in_stock`);
  if (filters.onSale) list.set('onSale', sql`l.on_sale`);
  if (minRating !== undefined) {
    list.set(`rating ${minRating}`, sql`(l.rating_count > 0 AND l.rating_sum >= ${minRating} * l.rating_count)`);
  }
  if (brands) {
    const slugs = JSON.stringify(brands);
    list.set(`brand ${slugs}`, sql`l.brand_id IN (SELECT b.id FROM brands b WHERE b.slug IN (${jsonTexts(slugs)}))`);
  }
  for (const [name, values] of Object.entries(attributes)) {
    const texts = JSON.stringify(values);
    const sets = sql`SELECT s.key FROM attribute_sets s WHERE s.attributes ->> ${name} IN (${jsonTexts(texts)})`;
    list.set(`attr.${name} ${texts}`, sql`l.attributes_key IN (${sets})`);
  }
  return list;
}

/** Of no conditions: true. */
export const allHold = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` AND `);

const jsonTexts = (json: string): SQL => sql`SELECT jsonb_array_elements_text(${json}::text::jsonb)`;
