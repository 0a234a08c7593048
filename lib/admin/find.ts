import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '#db/escape-like.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { hasRole } from '#lib/accounts/roles.ts';
import { type AdminProductSummary, listAdminProducts } from '#lib/catalog/admin-list.ts';
import type { ProductStatus } from '#lib/catalog/product-state.ts';
import type { Picture } from '#lib/catalog/types.ts';
import { searchWords } from '#lib/http/params.ts';
import { listAdminOrders } from '#lib/orders/admin-list.ts';
import type { OrderStatus } from '#lib/orders/rules.ts';
import { getRuntime } from '#lib/runtime.ts';

export const findQuery = z.object({
  q: searchWords.min(2, 'must have at least 2 characters'),
});

export type FoundProduct = { id: string; name: string; brand: string; status: ProductStatus; picture: Picture | null };
/** `total` is minor units of `currency`. */
export type FoundOrder = {
  id: string;
  number: string;
  email: string;
  status: OrderStatus;
  total: number;
  currency: string;
};
export type FoundCustomer = { id: string; name: string; email: string };

/** The best few of each kind; a kind that the actor may not see is empty. */
export type Found = { products: FoundProduct[]; orders: FoundOrder[]; customers: FoundCustomer[] };

const MOST = 5;

/**
 * Products, orders and customers by what people know of them: a name, a SKU, a number, an address.
 * @throws ForbiddenError for less than a viewer
 */
export async function findEverything(actor: Actor, q: string): Promise<Found> {
  assertMay(actor, 'viewer');
  const handlesOrders = hasRole(actor.role, 'support');
  const [products, orders, customers] = await Promise.all([
    listAdminProducts(actor, { q, page: 1, pageSize: MOST, sort: 'popular' }),
    handlesOrders ? listAdminOrders(actor, { q, page: 1, pageSize: MOST, sort: 'newest' }) : undefined,
    handlesOrders ? findCustomers(q) : [],
  ]);
  return {
    products: products.items.map(toFoundProduct),
    orders: (orders?.items ?? []).map(({ id, number, email, status, total, currency }) => ({
      id,
      number,
      email,
      status,
      total,
      currency,
    })),
    customers,
  };
}

const toFoundProduct = ({ id, name, brand, status, images }: AdminProductSummary): FoundProduct => ({
  id,
  name,
  brand,
  status,
  picture: images[0] ?? null,
});

async function findCustomers(q: string): Promise<FoundCustomer[]> {
  const pattern = `${escapeLike(q)}%`;
  return getRuntime().db.execute<FoundCustomer>(sql`
    SELECT id, name, email FROM users
     WHERE role = 'customer' AND (email LIKE ${pattern.toLowerCase()} OR name ILIKE ${`%${pattern}`})
     ORDER BY email LIMIT ${MOST}`);
}
