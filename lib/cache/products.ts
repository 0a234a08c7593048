import { sql } from 'drizzle-orm';
import type { Product } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, HOUR_MS } from './lifetimes.ts';
import { type ProductRow, toProduct } from './product-row.ts';

const definition: ThingDefinition<string, Product> = {
  name: 'product',
  schema: 1,
  keyOf: (id) => id,
  ttlMs: HOUR_MS,
  ...CATALOGUE,
  localBytes: 48 * 1024 * 1024,
  tagsOf: (id, product) => [
    tags.product(id),
    tags.products,
    ...(product?.categories ?? []).map((category) => tags.category(category.id)),
  ],
  async load(ids) {
    const rows = await loadProductRows(ids);
    return new Map(rows.map((row) => [row.id, { value: toProduct(row), version: row.version }]));
  },
};

/** Published products by id, whole: lists show a part of the same entry, so a price can't differ between the two. */
export const productCache = (): CachedThing<string, Product> => getRuntime().cache.thing(definition);

/** One query for any number of products, each with all that it owns. */
async function loadProductRows(ids: readonly string[]): Promise<ProductRow[]> {
  const wanted = `{${ids.join(',')}}`;
  return getRuntime().db.execute<ProductRow>(sql`
    SELECT p.id::text, p.slug, p.name, p.description, b.name AS brand, p.currency, p.price, p.compare_at_price,
           p.rating_sum, p.rating_count, p.in_stock, p.version::float8 AS version, p.updated_at,
           (SELECT json_agg(json_build_object('name', o.name, 'values', o.values) ORDER BY o.position)
              FROM product_options o WHERE o.product_id = p.id) AS options,
           (SELECT json_agg(json_build_object('id', v.id::text, 'sku', v.sku, 'price', v.price,
                     'compareAtPrice', v.compare_at_price, 'options', v.options, 'imagePosition', v.image_position)
                     ORDER BY v.position, v.id)
              FROM variants v WHERE v.product_id = p.id) AS variants,
           (SELECT json_agg(json_build_object('position', i.position, 'hash', i.picture_hash, 'alt', i.alt,
                     'width', pic.width, 'height', pic.height, 'placeholder', pic.placeholder) ORDER BY i.position)
              FROM product_images i JOIN pictures pic ON pic.hash = i.picture_hash
             WHERE i.product_id = p.id) AS images,
           (SELECT json_agg(json_build_object('name', a.name, 'label', a.label, 'value', p.attributes ->> a.name)
                     ORDER BY a.position)
              FROM attributes a WHERE p.attributes ? a.name) AS attributes,
           (WITH RECURSIVE up AS (
              SELECT c.id, c.parent_id, c.slug, c.path, c.name, pc.position, 0 AS height
                FROM product_categories pc JOIN categories c ON c.id = pc.category_id WHERE pc.product_id = p.id
              UNION ALL
              SELECT c.id, c.parent_id, c.slug, c.path, c.name, up.position, up.height + 1
                FROM up JOIN categories c ON c.id = up.parent_id)
            SELECT json_agg(json_build_object('id', id::text, 'slug', slug, 'path', path, 'name', name)
                     ORDER BY position, height DESC)
              FROM up) AS categories
      FROM products p JOIN brands b ON b.id = p.brand_id
     WHERE p.id = ANY(${wanted}::bigint[]) AND p.status = 'published'`);
}
