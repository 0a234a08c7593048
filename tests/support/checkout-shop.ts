import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { type CartOwner, digestToken } from '#lib/cart/owner.ts';
import { checkOut } from '#lib/checkout/check-out.ts';
import type { CheckoutInput } from '#lib/checkout/checkout-input.ts';
import type { CheckoutOutcome } from '#lib/checkout/types.ts';

export type GuestCart = { id: string; owner: CartOwner; token: string };

/** A guest's cart, with as many of each product's one variant as is said. */
export async function makeCart(sql: Sql, items: Record<number, number>): Promise<GuestCart> {
  const token = randomBytes(32).toString('base64url');
  const id = randomBytes(16).toString('base64url');
  const tokenDigest = digestToken(token);
  await sql`INSERT INTO carts (id, token_digest, currency) VALUES (${id}, ${tokenDigest}, 'EUR')`;
  for (const [productId, quantity] of Object.entries(items)) {
    await sql`INSERT INTO cart_items (cart_id, variant_id, name, quantity, seen_price)
              VALUES (${id}, ${Number(productId) * 10}, 'A thing', ${quantity}, 1000)`;
  }
  return { id, owner: { kind: 'guest', tokenDigest }, token };
}

export const anAddress = {
  name: 'Ada Lovelace',
  line1: 'Invalidenstraße 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};

export const anInput = (given: Partial<CheckoutInput> & { token?: string } = {}): CheckoutInput => {
  const { token = 'tok_ok', ...input } = given;
  return {
    email: 'ada@strata.test',
    shippingAddress: anAddress,
    shippingMethod: 'standard',
    payment: { provider: 'test', token },
    ...input,
  };
};

export const aKey = (): string => randomBytes(12).toString('hex');

/** Buys a guest's cart, as `POST /api/checkout` does. */
export const buy = (
  { owner }: Pick<GuestCart, 'owner'>,
  given: Parameters<typeof anInput>[0] & { key?: string } = {},
): Promise<CheckoutOutcome> => {
  const { key = aKey(), ...input } = given;
  return checkOut({ owner, viewer: { kind: 'guest' }, idempotencyKey: key, input: anInput(input) });
};

export type StockBooks = { variantId: string; available: number; held: number; consumed: number; moved: number };

/**
 * What the books say of each variant's stock. For what `initial` had in the beginning, `available + held + consumed` has to be
 * as much, and `moved`, the sum of the ledger, what `available` has become less or more by.
 */
export async function readStock(sql: Sql): Promise<StockBooks[]> {
  return sql<StockBooks[]>`
    SELECT i.variant_id::text AS "variantId", i.available,
           coalesce((SELECT sum(quantity) FROM reservations r WHERE r.variant_id = i.variant_id AND state = 'held'), 0)::int AS held,
           coalesce((SELECT sum(quantity) FROM reservations r WHERE r.variant_id = i.variant_id AND state = 'consumed'), 0)::int AS consumed,
           coalesce((SELECT sum(delta) FROM inventory_movements m WHERE m.variant_id = i.variant_id), 0)::int AS moved
      FROM inventory i ORDER BY i.variant_id`;
}
