import type { Viewer } from '#lib/accounts/viewer.ts';
import { notFoundProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondPersonal, respondPersonalWrite } from '#lib/http/respond-personal.ts';
import type { CartWrite, Shopper } from './change-cart.ts';
import { countUnits } from './change-cart.ts';
import { mergeCart } from './merge-cart.ts';
import { cartCountCookie, readCartCount, readCartToken } from './owner.ts';
import { readCart } from './read.ts';
import type { CartRefusal } from './refusals.ts';

/** Answers `GET /api/cart`. */
export function respondCart(request: Request): Promise<Response> {
  return respondPersonal(request, async (viewer) => {
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const cart = await readCart(shopper.viewer, shopper.token);
    const units = countUnits(cart);
    if (units !== readCartCount(request.headers)) setCookies.push(cartCountCookie(units));
    return withCookies(Response.json(cart), setCookies);
  });
}

/** Answers a write of a cart: with the whole cart, or with why not. @param limit that the request counts against */
export function respondCartWrite(
  request: Request,
  handle: (shopper: Shopper) => Promise<CartWrite | Response>,
  limit: 'cart-write' | 'promotion-code' = 'cart-write',
): Promise<Response> {
  return respondPersonalWrite(request, async (viewer) => {
    const refusal = await limitRequests(request, limit);
    if (refusal) return refusal;
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const outcome = await handle(shopper);
    if (outcome instanceof Response) return withCookies(outcome, setCookies);
    if (outcome.state !== 'written') return withCookies(respondProblem(toCartProblem(outcome)), setCookies);
    return withCookies(Response.json(outcome.cart), [...setCookies, ...outcome.setCookies]);
  });
}

/**
 * Whose cart a request is about. Who is signed in and still brings a guest's cart gets it merged here, whatever way they
 * have come in.
 */
export async function meetShopper(
  { headers }: Request,
  viewer: Viewer,
): Promise<{ shopper: Shopper; setCookies: string[] }> {
  const token = readCartToken(headers);
  if (viewer.kind === 'guest') return { shopper: { viewer, token }, setCookies: [] };
  const setCookies = token === undefined ? [] : await mergeCart(viewer.userId, token);
  return { shopper: { viewer, token: undefined }, setCookies };
}

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

export function toCartProblem(refusal: CartRefusal): Problem {
  switch (refusal.state) {
    case 'unknown-variant':
      return notFoundProblem('There is no variant of this id on sale.');
    case 'unknown-item':
      return notFoundProblem('There is no such item in the cart.');
    case 'unknown-code':
      return {
        status: 404,
        type: 'unknown-code',
        title: 'Unknown code',
        detail: `There is no code ${refusal.code}.`,
        errors: [{ pointer: '/code', detail: 'is no code of this shop' }],
      };
    case 'refused-code':
      return {
        status: 422,
        type: 'code-refused',
        title: 'Code refused',
        detail: refusal.message,
        errors: [{ pointer: '/code', detail: refusal.message }],
        members: { reason: refusal.reason },
      };
    case 'sold-out':
      return {
        status: 409,
        type: 'out-of-stock',
        title: 'Sold out',
        detail: `${refusal.name} is sold out.`,
        members: { variants: [{ variantId: refusal.variantId, available: 0 }] },
      };
    case 'other-currency':
      return {
        status: 409,
        type: 'other-currency',
        title: 'Another currency',
        detail: `What is in the cart is sold in ${refusal.currency}. One cart has one currency.`,
      };
    case 'full':
      return {
        status: 409,
        type: 'cart-full',
        title: 'Cart full',
        detail: `A cart holds ${refusal.maxLines} different things.`,
      };
  }
}
