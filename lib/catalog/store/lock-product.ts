import { type SQL, sql } from 'drizzle-orm';
import { toIso } from '#db/to-iso.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { ProductState, ProductStatus } from '../product-state.ts';

export type LockedProduct = {
  state: ProductState;
  version: number;
  /** What it was before it went into the bin; null: it is not there. */
  deletedFrom: ProductStatus | null;
};

type Row = Omit<ProductState, 'brand' | 'publishAt'> & {
  id: string;
  version: number;
  brand_id: string;
  brand_name: string;
  publish_at: string | Date | null;
  deleted_from: ProductStatus | null;
};

/**
 * What can be edited of a product, kept from changing until the transaction ends; undefined when there is none.
 * @param withStock keeps the stock of its variants, too, and first, as movements of stock do: they lock a variant's stock
 * and then its product
 */
export async function lockProduct(
  tx: Transaction,
  id: string,
  options: { withStock: boolean },
): Promise<LockedProduct | undefined> {
  return (await lockProducts(tx, [id], options)).get(id);
}

/** As `lockProduct`, for many, by their ids. They are locked in the order of these, so that two who do so wait for each other. */
export async function lockProducts(
  tx: Transaction,
  ids: readonly string[],
  { withStock }: { withStock: boolean },
): Promise<Map<string, LockedProduct>> {
  const wanted = toIdArray(ids);
  if (withStock) {
    await tx.execute(sql`
      SELECT FROM inventory WHERE variant_id IN (SELECT v.id FROM variants v WHERE v.product_id = ANY(${wanted}))
       ORDER BY variant_id FOR UPDATE`);
  }
  await tx.execute(sql`SELECT FROM products WHERE id = ANY(${wanted}) ORDER BY id FOR UPDATE`);
  return readProductStates(tx, ids);
}

/** What can be edited of products, as it is now, by their ids. */
export async function readProductStates(
  db: Pick<Transaction, 'execute'>,
  ids: readonly string[],
): Promise<Map<string, LockedProduct>> {
  const rows = await db.execute<Row>(sql`
    SELECT p.id::text, p.slug, p.name, p.description, p.brand_id::text, b.name AS brand_name, p.status, p.currency, p.attributes,
           p.keywords, p.version::float8 AS version, p.seo_title AS "seoTitle", p.seo_description AS "seoDescription",
           p.publish_at, p.deleted_from,
           ARRAY(SELECT category_id::text FROM product_categories WHERE product_id = p.id ORDER BY position, category_id)
             AS "categoryIds",
           (SELECT coalesce(json_agg(json_build_object('name', name, 'values', values) ORDER BY position), '[]'::json)
              FROM product_options WHERE product_id = p.id) AS options,
           (SELECT coalesce(json_agg(json_build_object('hash', picture_hash, 'alt', alt, 'focalX', focal_x, 'focalY', focal_y)
                     ORDER BY position), '[]'::json)
              FROM product_images WHERE product_id = p.id) AS images,
           (SELECT coalesce(json_agg(json_build_object('id', v.id::text, 'sku', v.sku, 'price', v.price,
                     'compareAtPrice', v.compare_at_price, 'options', v.options, 'imageIndex', v.image_position,
                     'available', coalesce(i.available, 0)) ORDER BY v.position, v.id), '[]'::json)
              FROM variants v LEFT JOIN inventory i ON i.variant_id = v.id WHERE v.product_id = p.id) AS variants
      FROM products p JOIN brands b ON b.id = p.brand_id WHERE p.id = ANY(${toIdArray(ids)})`);
  return new Map(rows.map((row) => [row.id, toLocked(row)]));
}

function toLocked({ id, version, brand_id, brand_name, publish_at, deleted_from, ...state }: Row): LockedProduct {
  const publishAt = toIso(publish_at);
  return {
    version,
    deletedFrom: deleted_from,
    state: { ...state, publishAt, brand: { id: brand_id, name: brand_name } },
  };
}

const toIdArray = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::bigint[]`;
