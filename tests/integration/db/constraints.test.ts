import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { createTestDatabase } from '#tests/support/database.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.sql;
  await insertBasics(sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`DELETE FROM products`;
  await insertProduct(sql, { id: 1 });
});

describe('the database refuses', () => {
  it.each([
    ['stock below nothing', 'UPDATE inventory SET available = -1', 'inventory_available'],
    ['a price below nothing', 'UPDATE variants SET price = -1', 'variants_price'],
    [
      'a compare-at price that is no saving',
      'UPDATE products SET compare_at_price = price',
      'products_compare_at_price',
    ],
    [
      'a second SKU',
      'INSERT INTO variants (product_id, sku, price, options) VALUES (1, \'SKU-1\', 1, \'{"a":"b"}\')',
      'variants_sku_unique',
    ],
    [
      'a second variant of the same options',
      "INSERT INTO variants (product_id, sku, price) VALUES (1, 'SKU-1B', 1)",
      'variants_options',
    ],
    [
      'a second product of one slug',
      "INSERT INTO products (slug, name, description, brand_id, currency, price) VALUES ('product-1', 'x', 'x', 1, 'EUR', 1)",
      'products_slug_unique',
    ],
    ['a slug that a tag could not hold', "UPDATE products SET slug = 'a,b'", 'products_slug_format'],
    ['a slug that reads as an id', "UPDATE products SET slug = '42'", 'products_slug_format'],
    ['a currency that is none', "UPDATE products SET currency = 'eur'", 'products_currency_format'],
    ['a rating that no reviews could give', 'UPDATE products SET rating_sum = 6, rating_count = 1', 'products_rating'],
    [
      'a review beyond five stars',
      "INSERT INTO reviews (product_id, rating, title, body, author) VALUES (1, 6, 'a', 'b', 'c')",
      'reviews_rating',
    ],
    [
      'a movement of nothing',
      "INSERT INTO inventory_movements (variant_id, delta, reason, available, version) VALUES (10, 0, 'x', 1, 1)",
      'inventory_movements_delta',
    ],
    [
      'two siblings of one slug',
      "INSERT INTO categories (parent_id, slug, path, name) VALUES (1, 'tea', 'x/tea', 'Tea')",
      'categories_sibling_slug',
    ],
    ['a category above itself', 'UPDATE categories SET parent_id = id WHERE id = 4', 'categories_not_own_parent'],
    [
      'the end of a category that has products',
      'DELETE FROM categories WHERE id = 2',
      'product_categories_category_id_categories_id_fk',
    ],
  ])('%s', async (_what, statement, constraint) => {
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ constraint_name: constraint });
  });

  it('nothing of the seeded ids to the rows of the shop', async () => {
    const [brand] = await sql`INSERT INTO brands (slug, name) VALUES ('own', 'Own') RETURNING id`;
    expect(Number(brand?.id)).toBeGreaterThanOrEqual(20_000_000);
  });
});

it('takes what a product owns away with it', async () => {
  await sql`DELETE FROM products WHERE id = 1`;
  for (const table of ['variants', 'inventory', 'product_images', 'product_categories']) {
    expect(await sql`SELECT 1 FROM ${sql(table)}`).toHaveLength(0);
  }
});
