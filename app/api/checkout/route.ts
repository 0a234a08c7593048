import { ownerOf } from '#lib/cart/owner.ts';
import { meetShopper, withCookies } from '#lib/cart/respond-cart.ts';
import { checkOut } from '#lib/checkout/check-out.ts';
import { checkoutInput, isIdempotencyKey } from '#lib/checkout/checkout-input.ts';
import { respondCheckout } from '#lib/checkout/respond-checkout.ts';
import { badFieldsProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';
import { offeredProvider } from '#lib/payments/port.ts';

const badKeyProblem: Problem = {
  status: 400,
  type: 'idempotency-key-missing',
  title: 'Idempotency key missing',
  detail: 'The header Idempotency-Key must have 8 to 200 visible characters of ASCII: the same for every repetition.',
};

export const POST = (request: Request) =>
  respondPersonalWrite(request, async (viewer) => {
    const limited = await limitRequests(request, 'checkout', viewer.kind === 'user' ? viewer.userId : undefined);
    if (limited) return limited;
    const idempotencyKey = request.headers.get('idempotency-key') ?? '';
    if (!isIdempotencyKey(idempotencyKey)) return respondProblem(badKeyProblem);
    const body = await readJson(request, checkoutInput);
    if (!body.ok) return respondProblem(body.problem);
    const { provider } = body.value.payment;
    if (provider !== offeredProvider()) {
      return respondProblem(badFieldsProblem([{ pointer: '/payment/provider', detail: 'takes no payments here' }]));
    }
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const owner = ownerOf(viewer, shopper.token);
    const outcome = await checkOut({ owner, viewer, idempotencyKey, input: body.value });
    return withCookies(await respondCheckout(outcome, viewer), setCookies);
  });
