import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { FieldError } from '../check-product.ts';
import type { ProductPatch } from '../product-input.ts';
import { toSlug } from '../slugs.ts';

type CategoryStep = { start: string; id: string; name: string };

/** What a product refers to, as the database has it. */
export type References = {
  brand: { id: string; name: string } | undefined;
  /** By category: the way from its department down to it. */
  trails: Map<string, { id: string; name: string }[]>;
  errors: FieldError[];
};

type Row = {
  brand: References['brand'] | null;
  trails: CategoryStep[] | null;
  attributes: string[];
  pictures: string[];
  skus: string[];
  slug_taken: boolean;
};

const toArray = (values: Iterable<string>) => `{${[...values].join(',')}}`;

/**
 * Looks up all that a product's fields name, in one query, and says what of it is not there or is another product's.
 * @param id undefined for a product that is new
 * @param categoryIds those it is filed under now, whose trails are wanted too
 */
export async function findReferences(
  tx: Transaction,
  id: string | undefined,
  patch: ProductPatch,
  categoryIds: readonly string[] = [],
): Promise<References> {
  const { brand = '', slug = '', attributes = {}, images = [], variants = [] } = patch;
  const own = id ?? '0';
  const [row] = await tx.execute<Row>(sql`
    SELECT (SELECT json_build_object('id', id::text, 'name', name) FROM brands
             WHERE slug = ${toSlug(brand)} OR slug = ${brand} OR lower(name) = lower(${brand})
             ORDER BY lower(name) = lower(${brand}) DESC, slug = ${brand} DESC, id LIMIT 1) AS brand,
           (WITH RECURSIVE up AS (
              SELECT id AS start, id, parent_id, name, 0 AS height FROM categories
               WHERE id = ANY(${toArray([...categoryIds, ...(patch.categoryIds ?? [])])}::bigint[])
              UNION ALL
              SELECT up.start, c.id, c.parent_id, c.name, up.height + 1 FROM up JOIN categories c ON c.id = up.parent_id)
            SELECT json_agg(json_build_object('start', start::text, 'id', id::text, 'name', name) ORDER BY height DESC)
              FROM up) AS trails,
           ARRAY(SELECT name FROM attributes WHERE name = ANY(${toArray(Object.keys(attributes))}::text[])) AS attributes,
           ARRAY(SELECT hash FROM pictures WHERE hash = ANY(${toArray(images.map(({ hash }) => hash))}::text[])) AS pictures,
           ARRAY(SELECT sku FROM variants WHERE product_id <> ${own}::bigint
                   AND sku = ANY(${toArray(variants.map(({ sku }) => sku))}::text[])) AS skus,
           EXISTS (SELECT FROM products WHERE slug = ${slug} AND id <> ${own}::bigint) AS slug_taken`);
  const found = row as Row;
  const trails: References['trails'] = new Map();
  for (const { start, ...step } of found.trails ?? []) trails.set(start, [...(trails.get(start) ?? []), step]);
  return { brand: found.brand ?? undefined, trails, errors: findErrors(patch, found, trails) };
}

function findErrors(patch: ProductPatch, found: Row, trails: References['trails']): FieldError[] {
  const { attributes = {}, categoryIds = [], images = [], variants = [] } = patch;
  const missing = (pointer: string, detail: string, isThere: boolean) => (isThere ? [] : [{ pointer, detail }]);
  return [
    ...missing('/slug', 'is that of another product', !found.slug_taken),
    ...missing('/brand', 'has no letter or digit to make a slug of', !isNewUnnameable(patch.brand, found)),
    ...categoryIds.flatMap((id, at) => missing(`/categoryIds/${at}`, 'is no category', trails.has(id))),
    ...Object.keys(attributes).flatMap((name) =>
      missing(`/attributes/${name}`, 'is no attribute of the shop', found.attributes.includes(name)),
    ),
    ...images.flatMap(({ hash }, at) => missing(`/images/${at}/hash`, 'is no picture', found.pictures.includes(hash))),
    ...variants.flatMap(({ sku }, at) =>
      missing(`/variants/${at}/sku`, 'is that of another product', !found.skus.includes(sku)),
    ),
  ];
}

const isNewUnnameable = (brand: string | undefined, { brand: known }: Row) =>
  brand !== undefined && !known && toSlug(brand) === '';
