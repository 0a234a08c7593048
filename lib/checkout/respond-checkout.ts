import type { Viewer } from '#lib/accounts/viewer.ts';
import { cartCountCookie } from '#lib/cart/owner.ts';
import { badFieldsProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { orderUrl } from '#lib/orders/order-link.ts';
import { wasMischarged } from '#lib/payments/rules.ts';
import type { CheckoutOutcome, MadeOrder, PlacedOrder } from './types.ts';

/** The answer to a checkout: 201 when it is paid, 202 when something is still to be done or heard, else why not. */
export async function respondCheckout(outcome: CheckoutOutcome, viewer: Viewer): Promise<Response> {
  if (outcome.state === 'paid') {
    const response = Response.json(await tellOf(outcome.order, 'paid', viewer), { status: 201 });
    // What was bought is out of the cart; the page that comes next need not ask.
    response.headers.append('Set-Cookie', cartCountCookie(0));
    return response;
  }
  if (outcome.state === 'placed') {
    const { order, nextAction } = outcome;
    return Response.json({ ...(await tellOf(order, 'placed', viewer)), nextAction }, { status: 202 });
  }
  const response = respondProblem(await toProblem(outcome, viewer));
  if (outcome.state === 'in-progress') response.headers.set('Retry-After', '1');
  return response;
}

const tellOf = async (order: MadeOrder, status: PlacedOrder['status'], viewer: Viewer): Promise<PlacedOrder> => ({
  orderId: order.orderId,
  number: order.number,
  status,
  total: order.total,
  currency: order.currency,
  url: await orderUrl(order.orderId, viewer),
});

export const emptyCartProblem: Problem = {
  status: 409,
  type: 'empty-cart',
  title: 'Nothing to order',
  detail: 'There is nothing in the cart that can be bought.',
};

export const outOfStockProblem = (variants: readonly { name: string }[]): Problem => ({
  status: 409,
  type: 'out-of-stock',
  title: 'Not enough stock',
  detail: `There is not enough of ${variants.map(({ name }) => name).join(', ')}.`,
  members: { variants },
});

async function toProblem(
  refusal: Exclude<CheckoutOutcome, { state: 'paid' | 'placed' }>,
  viewer: Viewer,
): Promise<Problem> {
  switch (refusal.state) {
    case 'declined':
      return {
        status: 402,
        type: 'payment-declined',
        title: 'Payment declined',
        detail: wasMischarged({ failureCode: refusal.code })
          ? 'The bank took another amount than was asked for. It is given back, and the cart is as it was.'
          : 'The payment was declined. Nothing was charged, and the cart is as it was.',
        members: { code: refusal.code },
      };
    case 'out-of-stock':
      return outOfStockProblem(refusal.variants);
    case 'total-changed':
      return {
        status: 409,
        type: 'total-changed',
        title: 'The total has changed',
        detail: 'The order costs something else by now. Nothing was ordered.',
        members: { quote: refusal.quote },
      };
    case 'promotion-used-up':
      return {
        status: 409,
        type: 'promotion-used-up',
        title: 'Promotion used up',
        detail: `${refusal.code ?? 'A reduction'} has been used as often as it could be meanwhile. Nothing was ordered.`,
        members: { code: refusal.code, quote: refusal.quote },
      };
    case 'empty-cart':
      return emptyCartProblem;
    case 'not-shipped':
      return badFieldsProblem([{ pointer: '/shippingMethod', detail: 'does not go to this address' }]);
    case 'order-pending':
      return {
        status: 409,
        type: 'order-pending',
        title: 'An order waits for its payment',
        detail: 'Another order of this cart may be paid any moment.',
        members: { url: await orderUrl(refusal.orderId, viewer) },
      };
    case 'in-progress':
      return {
        status: 409,
        type: 'in-progress',
        title: 'In progress',
        detail: 'Another request with this key is being answered. Sending it again in a moment gives its answer.',
      };
    case 'key-reused':
      return {
        status: 422,
        type: 'idempotency-key-reused',
        title: 'Idempotency key reused',
        detail: 'This key came with another request before. Each order needs one of its own.',
      };
  }
}
