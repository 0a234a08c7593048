import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

export type OrderFixture = {
  /** Undefined: a guest's. */
  userId?: string;
  productId: number;
  status?: 'placed' | 'paid' | 'packed' | 'shipped' | 'delivered' | 'cancelled' | 'refunded';
};

/** An order of one piece of a product, as checkout leaves it. @returns its id */
export async function insertOrder(
  sql: postgres.Sql,
  { userId, productId, status = 'paid' }: OrderFixture,
): Promise<string> {
  const id = randomUUID();
  const address = { name: 'Ada', line1: 'Main Street 1', city: 'Dublin', postalCode: 'D01', country: 'IE' };
  await sql`INSERT INTO orders (id, number, user_id, email, status, currency, subtotal, discount, shipping, tax, tax_included,
                                total, shipping_address, shipping_method, shipping_method_name, cart_id)
            VALUES (${id}, ${`S-${id.slice(0, 8)}`}, ${userId ?? null}, 'ada@strata.test', ${status}, 'EUR', 1000, 0, 0, 0, true,
                    1000, ${sql.json(address)}, 'standard', 'Standard', ${id})`;
  await sql`INSERT INTO order_lines (order_id, variant_id, product_id, product_slug, name, sku, options, quantity, unit_price,
                                     line_total)
            VALUES (${id}, ${productId * 10}, ${productId}, ${`product-${productId}`}, 'Product', ${`SKU-${productId}`},
                    '{}', 1, 1000, 1000)`;
  return id;
}
