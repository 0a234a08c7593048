import { type SQL, sql } from 'drizzle-orm';
import { type FacetName, PRICE_STEPS } from '#lib/catalog/facets.ts';
import { getRuntime } from '#lib/runtime.ts';
import { allHold, type Bounds, inScope, type Scope } from './conditions.ts';
import { splitFilters } from './split-filters.ts';

/** `bounds`: of the list whose products are counted, without the facet's own filter. */
export type FacetKey = { facet: FacetName; bounds: Bounds };

/** How many products have a value. `of`: the attribute that it is a value of, for facets of attributes. */
export type CountedValue = {
  value: string;
  label: string;
  count: number;
  of?: { name: string; label: string; position: number };
};

type Kind = 'attributes' | 'brand' | 'price' | 'rating' | 'stock' | 'sale';
/** `counts`: one for each different set of filters that is counted with. */
type Row = Omit<CountedValue, 'count' | 'of'> & {
  kind: Kind;
  name: string | null;
  title: string | null;
  position: number;
  counts: number[];
};

const STEPS = `{${PRICE_STEPS.slice(1).join(',')}}`;
/** What has few values is grouped together: a product is then looked up in three groups rather than in six. */
const FEW = sql`price_step, stars, in_stock, on_sale`;
const GROUPINGS: Record<Kind, SQL> = {
  attributes: sql`attributes_key`,
  brand: sql`brand_id`,
  price: FEW,
  rating: FEW,
  stock: FEW,
  sale: FEW,
};

/**
 * Counts facets in one pass over the products of one category and search, whatever else each facet is counted with: a product
 * is read once, and held against each filter once.
 * @param scope of all the keys
 * @returns what was counted for each key, in their order
 */
export async function countFacets(scope: Scope, keys: readonly FacetKey[]): Promise<CountedValue[][]> {
  const { shared, columns, needs, needOf } = splitFilters(keys.map(({ bounds }) => bounds));
  const kinds = [...new Set(keys.map(({ facet }) => kindOf(facet)))];
  const groupings = [...new Set(kinds.map((kind) => GROUPINGS[kind]))];
  const numbers = needs.map((need, at) => ({ need, column: sql.raw(`n${at}`) }));
  const counts = sql`ARRAY[${list(numbers.map(({ column }) => sql`sum(${column})`))}]::int[]`;
  const rows = await getRuntime().db.execute<Row>(sql`
    WITH held AS (
      SELECT ${list([PRODUCT, ...columns])} FROM listed_products l WHERE ${allHold([...inScope(scope), ...shared])}
      -- A fence: without it filters are worked out again wherever their column is named.
      OFFSET 0
    ), counted AS MATERIALIZED (
      SELECT ${list([...groupings, ...numbers.map(({ need, column }) => sql`count(*) FILTER (WHERE ${need}) AS ${column}`)])}
        FROM held WHERE ${sql.join(needs, sql` OR `)}
       GROUP BY GROUPING SETS (${list(groupings.map((grouping) => sql`(${grouping})`))})
    )
    ${sql.join(
      kinds.map((kind) => SELECTS[kind](counts)),
      sql` UNION ALL `,
    )}`);
  return keys.map(({ facet }, at) => rows.filter((row) => belongsTo(row, facet)).flatMap(toCounted(needOf[at] ?? 0)));
}

const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);

const PRODUCT = sql`
  l.attributes_key, l.brand_id, width_bucket(l.price, ${STEPS}::int[]) AS price_step, l.in_stock, l.on_sale,
  CASE WHEN l.rating_count = 0 THEN 0 ELSE l.rating_sum / l.rating_count END AS stars`;

/** The rows of each kind, from what was counted. */
const SELECTS: Record<Kind, (counts: SQL) => SQL> = {
  // Sets are fetched before they are taken apart: the other way round all of them would be.
  attributes: (counts) => sql`
    SELECT 'attributes' AS kind, a.name, a.label AS title, a.position, pair.value, pair.value AS label, ${counts} AS counts
      FROM (SELECT s.attributes, c.* FROM counted c JOIN attribute_sets s ON s.key = c.attributes_key OFFSET 0) c
           CROSS JOIN jsonb_each_text(c.attributes) pair JOIN attributes a ON a.name = pair.key
     GROUP BY a.name, a.label, a.position, pair.value`,
  brand: (counts) => sql`
    SELECT 'brand' AS kind, ${NO_ATTRIBUTE}, b.slug AS value, b.name AS label, ${counts} AS counts
      FROM counted c JOIN brands b ON b.id = c.brand_id GROUP BY b.slug, b.name`,
  price: (counts) => selectFew('price', sql`price_step`, counts),
  rating: (counts) => selectFew('rating', sql`stars`, counts),
  stock: (counts) => selectFew('stock', sql`nullif(in_stock, false)`, counts),
  sale: (counts) => selectFew('sale', sql`nullif(on_sale, false)`, counts),
};

const NO_ATTRIBUTE = sql`NULL::text AS name, NULL::text AS title, NULL::smallint AS position`;

const selectFew = (kind: Kind, value: SQL, counts: SQL) => sql`
  SELECT ${kind} AS kind, ${NO_ATTRIBUTE}, (${value})::text AS value, '' AS label, ${counts} AS counts
    FROM counted WHERE ${value} IS NOT NULL GROUP BY ${value}`;

const kindOf = (facet: FacetName): Kind => (facet.startsWith('attr.') ? 'attributes' : (facet as Kind));

const belongsTo = (row: Row, facet: FacetName) =>
  facet.startsWith('attr.') ? row.name === facet.slice('attr.'.length) : row.kind === facet;

const toCounted =
  (need: number) =>
  ({ name, title, position, value, label, counts }: Row): CountedValue[] => {
    const count = counts[need] ?? 0;
    if (count === 0) return [];
    const of = name !== null && title !== null ? { of: { name, label: title, position } } : {};
    return [{ value, label, count, ...of }];
  };
