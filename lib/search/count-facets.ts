import { type SQL, sql } from 'drizzle-orm';
import { type FacetName, PRICE_STEPS } from '#lib/catalog/facets.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type Bounds, toCondition } from './conditions.ts';

/** How many products have a value. `of`: the attribute that it is a value of, for facets of attributes. */
export type CountedValue = {
  value: string;
  label: string;
  count: number;
  of?: { name: string; label: string; position: number };
};

type Row = CountedValue & {
  facet: Grouping | 'stock' | 'sale';
  name: string | null;
  title: string | null;
  position: number;
};
type Grouping = 'attributes' | 'brand' | 'price' | 'rating';

const STEPS = `{${PRICE_STEPS.slice(1).join(',')}}`;
const COLUMNS: Record<Grouping, SQL> = {
  attributes: sql`attributes_key`,
  brand: sql`brand_id`,
  price: sql`price_step`,
  rating: sql`stars`,
};

/** Counts several facets of one set of products in one pass over it. */
export async function countFacets(
  bounds: Bounds,
  facets: readonly FacetName[],
): Promise<Map<FacetName, CountedValue[]>> {
  const groupings = [...new Set(facets.flatMap(groupingOf))];
  const sets = sql.join([...groupings.map((grouping) => sql`(${COLUMNS[grouping]})`), sql`()`], sql`, `);
  const rows = await getRuntime().db.execute<Row>(sql`
    WITH matched AS (
      SELECT l.attributes_key, l.brand_id, width_bucket(l.price, ${STEPS}::int[]) AS price_step, l.in_stock, l.on_sale,
             CASE WHEN l.rating_count = 0 THEN 0 ELSE l.rating_sum / l.rating_count END AS stars
        FROM listed_products l WHERE ${toCondition(bounds)}
    ), counted AS MATERIALIZED (
      SELECT ${sql.join(
        Object.entries(COLUMNS).map(([grouping, column]) =>
          groupings.includes(grouping as Grouping) ? column : sql`NULL::bigint AS ${column}`,
        ),
        sql`, `,
      )}, count(*)::int AS count, count(*) FILTER (WHERE in_stock)::int AS in_stock,
             count(*) FILTER (WHERE on_sale)::int AS on_sale
        FROM matched GROUP BY GROUPING SETS (${sets})
    ), chosen AS MATERIALIZED (
      SELECT s.attributes, c.count FROM counted c JOIN attribute_sets s ON s.key = c.attributes_key
    )
    ${sql.join([AVAILABILITY, ...groupings.map((grouping) => SELECTS[grouping])], sql` UNION ALL `)}`);
  return new Map(facets.map((facet) => [facet, rows.filter((row) => belongsTo(row, facet)).map(toCountedValue)]));
}

const SELECTS: Record<Grouping, SQL> = {
  attributes: sql`
    SELECT 'attributes' AS facet, a.name, a.label AS title, a.position, pair.value, pair.value AS label, sum(c.count)::int AS count
      FROM chosen c CROSS JOIN jsonb_each_text(c.attributes) pair JOIN attributes a ON a.name = pair.key
     GROUP BY a.name, a.label, a.position, pair.value`,
  brand: sql`
    SELECT 'brand', NULL, NULL, NULL, b.slug, b.name, c.count FROM counted c JOIN brands b ON b.id = c.brand_id`,
  price: sql`
    SELECT 'price', NULL, NULL, NULL, price_step::text, '', count FROM counted WHERE price_step IS NOT NULL`,
  rating: sql`SELECT 'rating', NULL, NULL, NULL, stars::text, '', count FROM counted WHERE stars IS NOT NULL`,
};

const AVAILABILITY = sql`
  SELECT CASE n WHEN 1 THEN 'stock' ELSE 'sale' END AS facet, NULL AS name, NULL AS title, NULL::smallint AS position,
         'true' AS value, '' AS label, CASE n WHEN 1 THEN in_stock ELSE on_sale END AS count
    FROM counted, generate_series(1, 2) n
   WHERE attributes_key IS NULL AND brand_id IS NULL AND price_step IS NULL AND stars IS NULL`;

function groupingOf(facet: FacetName): Grouping[] {
  if (facet === 'stock' || facet === 'sale') return [];
  return facet === 'brand' || facet === 'price' || facet === 'rating' ? [facet] : ['attributes'];
}

function belongsTo(row: Row, facet: FacetName): boolean {
  return facet.startsWith('attr.') ? row.name === facet.slice('attr.'.length) : row.facet === facet;
}

function toCountedValue({ name, title, position, value, label, count }: Row): CountedValue {
  return { value, label, count, ...(name !== null && title !== null && { of: { name, label: title, position } }) };
}
