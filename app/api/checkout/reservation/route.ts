import { z } from 'zod';
import { ownerOf } from '#lib/cart/owner.ts';
import { meetShopper, withCookies } from '#lib/cart/respond-cart.ts';
import { emptyCartProblem, outOfStockProblem } from '#lib/checkout/respond-checkout.ts';
import { leaveCheckout, startCheckout } from '#lib/checkout/start-checkout.ts';
import type { ReservationOutcome } from '#lib/checkout/types.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';
import { HOLD_MS } from '#lib/reservations/hold.ts';

const nothing = z.strictObject({});

/** Sets aside what is in the cart; again, to follow the cart and to begin the time anew. */
export const POST = (request: Request) =>
  respondPersonalWrite(request, async (viewer) => {
    const limited = await limitRequests(request, 'quote');
    if (limited) return limited;
    const body = await readJson(request, nothing);
    if (!body.ok) return respondProblem(body.problem);
    const { shopper, setCookies } = await meetShopper(request, viewer);
    return withCookies(respond(await startCheckout(ownerOf(viewer, shopper.token))), setCookies);
  });

export const DELETE = (request: Request) =>
  respondPersonalWrite(request, async (viewer) => {
    const { shopper, setCookies } = await meetShopper(request, viewer);
    await leaveCheckout(ownerOf(viewer, shopper.token));
    return withCookies(new Response(null, { status: 204 }), setCookies);
  });

function respond(outcome: ReservationOutcome): Response {
  if (outcome.state === 'reserved') return Response.json({ expiresAt: outcome.expiresAt, seconds: HOLD_MS / 1_000 });
  return respondProblem(outcome.state === 'empty-cart' ? emptyCartProblem : outOfStockProblem(outcome.variants));
}
