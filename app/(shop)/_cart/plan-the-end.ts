import type { Cart } from '#lib/cart/types.ts';
import type { Operation } from './cart-model.ts';

export type EndPlan = {
  /** May be sent right away, all of it at once. */
  send: Operation[];
  /** For the next page, which can wait for the answers that it depends on. */
  leave: Operation[];
};

/**
 * What a page that ends does with operations that have not been sent. Beside what is under way only those may go that come to
 * the same in whatever order they arrive, and only into a cart that is there: two requests that each make a guest their first
 * cart would lose one of them.
 * @param cart as the server has answered last
 */
export function planTheEnd(
  underWay: Operation | undefined,
  waiting: readonly Operation[],
  cart: Cart | undefined,
): EndPlan {
  const plan: EndPlan = { send: [], leave: [] };
  const before = underWay ? [underWay] : [];
  for (const operation of waiting) {
    const isFree = before.every((other) => doCommute(other, operation));
    (isFree && isPossible(operation, cart) ? plan.send : plan.leave).push(operation);
    before.push(operation);
  }
  return plan;
}

/** Items are named to the server by ids, which only its answers tell. */
function isPossible(operation: Operation, cart: Cart | undefined): boolean {
  if (!cart?.id) return false;
  return operation.kind !== 'set' || cart.items.some(({ variantId }) => variantId === operation.variantId);
}

const doCommute = (a: Operation, b: Operation): boolean =>
  (a.kind === 'add' && b.kind === 'add') || subjectOf(a) !== subjectOf(b);

function subjectOf(operation: Operation): string {
  if ('variantId' in operation) return `variant:${operation.variantId}`;
  return 'code' in operation ? `code:${operation.code}` : operation.noticeIds.join();
}
