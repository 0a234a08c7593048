import { ownerOf } from '#lib/cart/owner.ts';
import { meetShopper, withCookies } from '#lib/cart/respond-cart.ts';
import { quoteInput } from '#lib/checkout/checkout-input.ts';
import { quoteCheckout } from '#lib/checkout/quote.ts';
import { emptyCartProblem } from '#lib/checkout/respond-checkout.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';

export const POST = (request: Request) =>
  respondPersonalWrite(request, async (viewer) => {
    const limited = await limitRequests(request, 'quote');
    if (limited) return limited;
    const body = await readJson(request, quoteInput);
    if (!body.ok) return respondProblem(body.problem);
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const customer = viewer.kind === 'user' ? viewer.email : undefined;
    const outcome = await quoteCheckout(ownerOf(viewer, shopper.token), body.value, customer);
    const answer = outcome.state === 'quoted' ? Response.json(outcome.quote) : respondProblem(emptyCartProblem);
    return withCookies(answer, setCookies);
  });
