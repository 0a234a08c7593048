import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondPersonal } from '#lib/http/respond-personal.ts';
import { enterCode, normalizeCode } from './codes.ts';
import { meetShopper, withCookies } from './respond-cart.ts';

/**
 * Answers the link that a code is shared by: puts the code into the cart of whoever follows it, and goes on to the cart,
 * which says what the code does, or why it does nothing. What merely fetches the link ahead gets no cart.
 */
export function respondPromoLink(request: Request, text: string): Promise<Response> {
  return respondPersonal(request, async (viewer) => {
    const code = normalizeCode(text).slice(0, 40);
    if (/prefetch|prerender/.test(request.headers.get('sec-purpose') ?? '')) return new Response(null, { status: 204 });
    const refusal = await limitRequests(request, 'promotion-code');
    if (refusal) return refusal;
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const entered = await enterCode(shopper, code);
    const isIn = entered.state === 'written';
    const target = isIn ? '/cart' : `/cart?code=${encodeURIComponent(code)}`;
    const cookies = isIn ? [...setCookies, ...entered.setCookies] : setCookies;
    return withCookies(new Response(null, { status: 303, headers: { Location: target } }), cookies);
  });
}
