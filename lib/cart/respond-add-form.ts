import { getViewer } from '#lib/accounts/viewer.ts';
import { badFieldsProblem, type Problem, respondProblem, toPointer } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readBody } from '#lib/http/read-body.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { isSameOrigin } from '#lib/http/same-origin.ts';
import { getRuntime } from '#lib/runtime.ts';
import { addItemInput } from './input.ts';
import { meetShopper, withCookies } from './respond-cart.ts';
import { addItem } from './write.ts';

const MAX_BYTES = 1_000;

/**
 * Answers the product page's form where no scripts run: adds one and goes on to the cart, which says why not where it was
 * refused. Whoever sent the form reads pages, not problems.
 */
export function respondAddForm(request: Request): Promise<Response> {
  return respondJson(async () => {
    if (!isSameOrigin(request.headers, getRuntime().config.siteUrl)) return respondProblem(FOREIGN);
    const refusal = await limitRequests(request, 'cart-write');
    if (refusal) return goToCart('busy');
    const body = await readBody(request, MAX_BYTES);
    const form = new URLSearchParams(body.state === 'read' ? body.text : '');
    const input = addItemInput.safeParse({ variantId: form.get('variantId'), quantity: 1 });
    if (!input.success) {
      return respondProblem(
        badFieldsProblem(
          input.error.issues.map(({ path, message }) => ({ pointer: toPointer(path), detail: message })),
        ),
      );
    }
    const { shopper, setCookies } = await meetShopper(request, await getViewer(request.headers));
    const outcome = await addItem(shopper, input.data.variantId, input.data.quantity);
    if (outcome.state !== 'written') return withCookies(goToCart(outcome.state), setCookies);
    return withCookies(goToCart(), [...setCookies, ...outcome.setCookies]);
  });
}

const goToCart = (refused?: string): Response =>
  new Response(null, { status: 303, headers: { Location: refused ? `/cart?refused=${refused}` : '/cart' } });

const FOREIGN: Problem = {
  status: 403,
  type: 'foreign-origin',
  title: 'Forbidden',
  detail: 'Writes are taken from pages of this shop only.',
};
