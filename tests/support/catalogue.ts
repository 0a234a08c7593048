import type postgres from 'postgres';

const HASH = 'a'.repeat(32);

export type ProductFixture = {
  id: number;
  slug?: string;
  name?: string;
  price?: number;
  compareAtPrice?: number | null;
  status?: 'draft' | 'published' | 'archived';
  category?: number;
  attributes?: Record<string, string>;
  popularity?: number;
  /** Of its one variant, whose id is ten times the product's. */
  available?: number;
};

/** Brand 1, one picture, and the tree kitchen(1) > coffee(2), tea(3); garden(4). */
export async function insertBasics(sql: postgres.Sql): Promise<void> {
  await sql`INSERT INTO brands (id, slug, name) VALUES (1, 'nordvik', 'Nordvik')`;
  await sql`INSERT INTO pictures (hash, width, height, placeholder, source)
            VALUES (${HASH}, 800, 800, '#eee', ${sql.json({ kind: 'composed', object: '2615', hue: 0, tone: 'sand', angle: 'front' })})`;
  await sql`INSERT INTO attributes (name, label, position) VALUES ('colour', 'Colour', 1), ('material', 'Material', 2)`;
  await sql`INSERT INTO categories (id, parent_id, slug, path, name, position) VALUES
            (1, NULL, 'kitchen', 'kitchen', 'Kitchen', 1), (2, 1, 'coffee', 'kitchen/coffee', 'Coffee', 1),
            (3, 1, 'tea', 'kitchen/tea', 'Tea', 2), (4, NULL, 'garden', 'garden', 'Garden', 2)`;
}

export async function insertProduct(sql: postgres.Sql, product: ProductFixture): Promise<void> {
  const { id, price = 1_000, available = 5 } = product;
  await sql`INSERT INTO products (id, slug, name, description, brand_id, status, currency, price, compare_at_price, attributes, popularity, in_stock)
            VALUES (${id}, ${product.slug ?? `product-${id}`}, ${product.name ?? `Product ${id}`}, 'Good to have.', 1,
                    ${product.status ?? 'published'}, 'EUR', ${price}, ${product.compareAtPrice ?? null},
                    ${sql.json(product.attributes ?? {})}, ${product.popularity ?? 0}, ${available > 0})`;
  await sql`INSERT INTO product_categories (product_id, category_id) VALUES (${id}, ${product.category ?? 2})`;
  await sql`INSERT INTO product_images (product_id, position, picture_hash, alt) VALUES (${id}, 0, ${HASH}, 'A picture')`;
  await sql`INSERT INTO variants (id, product_id, sku, price, compare_at_price, image_position)
            VALUES (${id * 10}, ${id}, ${`SKU-${id}`}, ${price}, ${product.compareAtPrice ?? null}, 0)`;
  await sql`INSERT INTO inventory (variant_id, available) VALUES (${id * 10}, ${available})`;
}
