import { type SQL, sql } from 'drizzle-orm';

/**
 * One query for any number of products, each with all that it owns; its rows are `ProductRow`.
 * @param where a condition on `p`, a product
 */
export const selectProducts = (where: SQL): SQL => sql`
    SELECT p.id::text, p.slug, p.name, p.description, b.name AS brand, p.currency, p.price, p.compare_at_price,
           p.rating_sum, p.rating_count, p.in_stock, p.seo_title, p.seo_description, p.version::float8 AS version, p.updated_at,
           (SELECT json_agg(json_build_object('name', o.name, 'values', o.values) ORDER BY o.position)
              FROM product_options o WHERE o.product_id = p.id) AS options,
           (SELECT json_agg(json_build_object('id', v.id::text, 'sku', v.sku, 'price', v.price,
                     'compareAtPrice', v.compare_at_price, 'options', v.options, 'imagePosition', v.image_position)
                     ORDER BY v.position, v.id)
              FROM variants v WHERE v.product_id = p.id) AS variants,
           (SELECT json_agg(json_build_object('position', i.position, 'hash', i.picture_hash, 'alt', i.alt,
                     'focalX', i.focal_x, 'focalY', i.focal_y,
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
     WHERE ${where}`;
