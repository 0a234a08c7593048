import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondPersonal } from '#lib/http/respond-personal.ts';
import { enterCode } from './codes.ts';
import { MAX_CODE_LENGTH, normalizeCode } from './normalize-code.ts';
import { meetShopper, withCookies } from './respond-cart.ts';

/**
 * Answers the link that a code is shared by: puts the code into the cart of whoever follows it, and goes on to the cart,
 * which says what the code does, or why it does nothing. What merely fetches the link ahead gets no cart.
 */
export function respondPromoLink(request: Request, text: string): Promise<Response> {
  return respondPersonal(request, async (viewer) => {
    const code = normalizeCode(text).slice(0, MAX_CODE_LENGTH);
    if (/prefetch|prerender/.test(request.headers.get('sec-purpose') ?? '')) return new Response(null, { status: 204 });
    // Whoever follows a link reads pages, not problems.
    if (await limitRequests(request, 'promotion-code')) return goToCart({ code, refused: 'busy' });
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const entered = await enterCode(shopper, code);
    if (entered.state === 'written') return withCookies(goToCart(), [...setCookies, ...entered.setCookies]);
    const refused = entered.state === 'refused-code' ? entered.reason : entered.state;
    return withCookies(goToCart({ code, refused }), setCookies);
  });
}

const goToCart = (refusal?: { code: string; refused: string }): Response => {
  const Location = refusal ? `/cart?${new URLSearchParams(refusal)}` : '/cart';
  return new Response(null, { status: 303, headers: { Location } });
};
