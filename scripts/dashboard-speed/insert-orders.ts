import type { Sql } from '#db/client.ts';

const DAYS = 730;

/** Orders of the last two years, spread evenly, of one to three lines each, of products that are there. */
export async function insertOrders(sql: Sql, count: number): Promise<void> {
  await sql`
    INSERT INTO orders (id, number, email, status, currency, subtotal, discount, shipping, tax, tax_included, total, refunded,
                        shipping_address, shipping_method, shipping_method_name, cart_id, created_at, updated_at)
    SELECT 'o' || n, 'T-' || n, 'c' || n % 50000 || '@strata.test',
           (CASE WHEN n % 50 = 0 THEN 'cancelled' WHEN n > ${count} - 200 THEN 'paid' ELSE 'delivered' END)::order_status,
           'EUR', 5000, 0, 0, 0, true, 5000, CASE WHEN n % 40 = 1 THEN 1000 ELSE 0 END,
           '{"name":"A","line1":"B 1","city":"C","postalCode":"1","country":"DE"}'::jsonb, 'standard', 'Standard', 'c' || n, at, at
      FROM (SELECT n, now() - (${count}::float8 - n) / ${count}::float8 * ${DAYS} * interval '1 day' AS at
              FROM generate_series(1, ${count}::int) n) s`;
  await sql`
    INSERT INTO order_lines (order_id, variant_id, product_id, product_slug, name, sku, options, quantity, unit_price, line_total)
    SELECT 'o' || n, NULL, p.id, p.slug, p.name, 'SKU', '{}', 1 + n % 3, 1000, 1000 * (1 + n % 3)
      FROM generate_series(1, ${count}::int) n CROSS JOIN LATERAL generate_series(0, n % 3) k
      JOIN (SELECT row_number() OVER (ORDER BY id) - 1 AS at, id, slug, name FROM products) p
        ON p.at = (n::bigint * 7919 + k * 104729) % (SELECT count(*) FROM products)`;
  await sql`ANALYZE orders, order_lines`;
}
