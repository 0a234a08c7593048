import { sql } from 'drizzle-orm';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { isOwned } from '#lib/cart/load.ts';
import type { CartOwner } from '#lib/cart/owner.ts';
import { claimKey, digestRequest } from '#lib/idempotency/claim-key.ts';
import { forgetKey, keepAnswer, unlockKey } from '#lib/idempotency/end-claim.ts';
import { getRuntime } from '#lib/runtime.ts';
import { chargeOrder } from './charge-order.ts';
import type { CheckoutInput } from './checkout-input.ts';
import { endUnpaid } from './end-unpaid.ts';
import { type Placement, type Placing, placeOrder } from './place-order.ts';
import type { CheckoutOutcome } from './types.ts';

export type Checkout = {
  owner: CartOwner;
  viewer: Viewer;
  /** 8 to 200 visible characters: the same for every repetition of one checkout. */
  idempotencyKey: string;
  input: CheckoutInput;
};

/**
 * Buys a cart: claims the key, places the order, has it paid. Each step stands by itself and can be gone on with from where
 * it was left, by the same request again or by a job, so that neither a repetition nor a death in between makes a second
 * order or a second charge, or loses one.
 *
 * An answer is kept for the key when it is final: an order that is paid, or one that was declined. Where nothing was made,
 * the key is as unused; where the shopper has to confirm, the next request hears how things stand.
 */
export async function checkOut({ owner, viewer, idempotencyKey, input }: Checkout): Promise<CheckoutOutcome> {
  const cartId = await findCartId(owner);
  if (cartId === undefined) return { state: 'empty-cart' };
  const claim = await claimKey(cartId, idempotencyKey, digestRequest(input));
  if (claim.state === 'busy') return { state: 'in-progress' };
  if (claim.state === 'reused') return { state: 'key-reused' };
  if (claim.state === 'answered') return claim.answer.body as CheckoutOutcome;
  const { keyId, orderId } = claim;
  try {
    const outcome = await buy({ orderId, cartId, viewer, input });
    await endClaim(keyId, outcome);
    return outcome;
  } catch (error) {
    // Whoever tries again need not wait for the lock to expire; without a database it does.
    await unlockKey(keyId).catch(() => {});
    throw error;
  }
}

async function buy(placing: Placing): Promise<CheckoutOutcome> {
  let placement: Placement = await placeOrder(placing);
  if (placement.state === 'unpaid') {
    const { orderId } = placement;
    if ((await endUnpaid(orderId)) === 'pending') return { state: 'order-pending', orderId };
    placement = await placeOrder(placing);
    if (placement.state === 'unpaid') return { state: 'order-pending', orderId: placement.orderId };
  }
  if (placement.state === 'refused') return placement.refusal;
  return chargeOrder(placing.orderId, { token: placing.input.payment.token, isFirst: placement.isNew });
}

function endClaim(keyId: string, outcome: CheckoutOutcome): Promise<void> {
  if (outcome.state === 'paid') return keepAnswer(keyId, { status: 201, body: outcome });
  if (outcome.state === 'declined') return keepAnswer(keyId, { status: 402, body: outcome });
  return outcome.state === 'placed' ? unlockKey(keyId) : forgetKey(keyId);
}

async function findCartId(owner: CartOwner): Promise<string | undefined> {
  if (owner.kind === 'nobody') return undefined;
  const [cart] = await getRuntime().db.execute<{ id: string }>(sql`SELECT c.id FROM carts c WHERE ${isOwned(owner)}`);
  return cart?.id;
}
