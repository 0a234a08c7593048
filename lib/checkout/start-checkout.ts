import { type SQL, sql } from 'drizzle-orm';
import { type CartState, isOwned, loadCart } from '#lib/cart/load.ts';
import type { CartOwner } from '#lib/cart/owner.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import { HOLD_MS, type Hold, holdStock } from '#lib/reservations/hold.ts';
import { releaseHold } from '#lib/reservations/release.ts';
import { getRuntime } from '#lib/runtime.ts';
import { endUnpaid } from './end-unpaid.ts';
import { sellableLines } from './price-order.ts';
import type { ReservationOutcome, Shortage } from './types.ts';

/**
 * Sets aside what is in somebody's cart, for a quarter of an hour from now: all of it or none. Called again it follows the
 * cart, and the time begins anew. Where an order of theirs has it that was never paid for, that ends: they begin anew.
 */
export async function startCheckout(owner: CartOwner): Promise<ReservationOutcome> {
  if (owner.kind === 'nobody') return { state: 'empty-cart' };
  const outcome = await reserve(owner);
  if (outcome.state !== 'out-of-stock') return outcome;
  const [unpaid] = await getRuntime().db.execute<{ orderId: string }>(sql`
    SELECT o.id AS "orderId" FROM orders o JOIN carts c ON c.id = o.cart_id WHERE o.status = 'placed' AND ${isOwned(owner)}`);
  if (!unpaid || (await endUnpaid(unpaid.orderId)) === 'pending') return outcome;
  return reserve(owner);
}

async function reserve(owner: Exclude<CartOwner, { kind: 'nobody' }>): Promise<ReservationOutcome> {
  const { result } = await commitStock<ReservationOutcome>(async (tx) => {
    const cart = await lockCart(tx, isOwned(owner));
    if (!cart || sellableLines(cart).length === 0) return { result: { state: 'empty-cart' }, moved: [] };
    const expiresAt = new Date(Date.now() + HOLD_MS);
    const hold = await holdCart(tx, cart, expiresAt);
    if (hold.state === 'short') {
      return { result: { state: 'out-of-stock', variants: shortages(cart, hold.missing) }, moved: [] };
    }
    return { result: { state: 'reserved', expiresAt: expiresAt.toISOString() }, moved: hold.moved };
  });
  return result;
}

/** Gives back what is set aside for somebody's cart: they have left the checkout. */
export async function leaveCheckout(owner: CartOwner): Promise<void> {
  if (owner.kind === 'nobody') return;
  const cart = await loadCart(getRuntime().db, isOwned(owner));
  if (cart) await releaseHold(cart.id);
}

/** A cart that nobody else changes or orders until the transaction ends; `where` is a condition on `carts c`. */
export async function lockCart(tx: Transaction, where: SQL): Promise<CartState | undefined> {
  // By itself: what the lock waits for has to be seen by the query that reads.
  await tx.execute(sql`SELECT FROM carts c WHERE ${where} FOR UPDATE`);
  return loadCart(tx, where);
}

export const holdCart = (tx: Transaction, cart: CartState, expiresAt: Date): Promise<Hold> =>
  holdStock(
    tx,
    cart.id,
    sellableLines(cart).map(({ variantId, quantity }) => ({ variantId, quantity })),
    expiresAt,
  );

/** What is missing, for the shopper. */
export function shortages(cart: CartState, missing: readonly { variantId: string; available: number }[]): Shortage[] {
  return missing.flatMap(({ variantId, available }) => {
    const line = cart.lines.find((line) => line.variantId === variantId);
    return line ? [{ variantId, name: line.offer?.name ?? line.name, quantity: line.quantity, available }] : [];
  });
}
