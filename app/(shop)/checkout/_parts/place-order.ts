import type { CheckoutQuote, NextAction, PlacedOrder, Shortage } from '#lib/checkout/types.ts';
import { postToShop, type ShopProblem } from './ask-shop.ts';
import type { Attempt } from './attempt.ts';
import type { toPostalAddress } from './checkout-input.ts';

/** The body of `POST /api/checkout`. */
export type OrderRequest = {
  email: string;
  shippingAddress: ReturnType<typeof toPostalAddress>;
  shippingMethod: string;
  payment: { provider: 'test' | 'stripe'; token: string };
  expectedTotal: number;
};

/** What became of it. All but `unknown` are final. */
export type OrderOutcome =
  | { state: 'ordered'; order: PlacedOrder; nextAction: NextAction | undefined }
  | { state: 'declined' }
  | { state: 'out-of-stock'; variants: Shortage[] }
  | { state: 'changed'; quote: CheckoutQuote; because: string | undefined }
  | { state: 'invalid'; errors: { pointer: string; detail: string }[] }
  /** Another order of this cart waits for its payment. */
  | { state: 'order-pending'; url: string }
  /** Somebody was faster: this cart was bought or emptied in another tab. */
  | { state: 'empty-cart' }
  | { state: 'refused'; because: string }
  | { state: 'unknown' };

/** Orders once, however often it is called for one attempt. */
export async function placeOrder({ key, body }: Attempt<OrderRequest>): Promise<OrderOutcome> {
  const answer = await postToShop<PlacedOrder & { nextAction?: NextAction }>('/api/checkout', body, {
    headers: { 'Idempotency-Key': key },
  });
  if (answer.state === 'unreachable') return { state: 'unknown' };
  if (answer.state === 'refused') return toOutcome(answer.status, answer.problem);
  const { nextAction, ...order } = answer.body;
  return { state: 'ordered', order, nextAction };
}

function toOutcome(status: number, problem: ShopProblem): OrderOutcome {
  const { type, detail, errors } = problem;
  if (status >= 500 || status === 429 || type === 'in-progress') return { state: 'unknown' };
  switch (type) {
    case 'payment-declined':
      return { state: 'declined' };
    case 'out-of-stock':
      return { state: 'out-of-stock', variants: problem.variants as Shortage[] };
    case 'total-changed':
    case 'promotion-used-up':
      return {
        state: 'changed',
        quote: problem.quote as CheckoutQuote,
        because: type === 'promotion-used-up' ? detail : undefined,
      };
    case 'empty-cart':
      return { state: 'empty-cart' };
    case 'order-pending':
      return { state: 'order-pending', url: String(problem.url) };
    default:
      if (errors) return { state: 'invalid', errors };
      return { state: 'refused', because: detail ?? 'The order could not be taken.' };
  }
}
