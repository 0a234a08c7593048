import { orderLink } from '#lib/orders/order-link.ts';
import type { Challenge } from './challenge.ts';

/** Where the shopper goes on: to the order that is paid now, or back to the checkout. A path of this shop. */
export function afterChallenge({ outcome, orderId }: Extract<Challenge, { state: 'closed' }>): string {
  if (outcome === 'refused') return '/checkout?payment=refused';
  const { pathname, search } = new URL(orderLink(orderId));
  return pathname + search;
}
