import { z } from 'zod';
import { meetShopper, withCookies } from '#lib/cart/respond-cart.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';
import { findOrder } from '#lib/orders/read.ts';
import { reorder } from '#lib/orders/reorder.ts';

type Context = RouteContext<'/api/orders/[id]/reorder'>;

const nothing = z.strictObject({});

/** Answers with the cart, and with what of the order can no longer be had. */
export const POST = (request: Request, { params }: Context) =>
  respondPersonalWrite(request, async (viewer) => {
    const limited = await limitRequests(request, 'cart-write');
    if (limited) return limited;
    const body = await readJson(request, nothing);
    if (!body.ok) return respondProblem(body.problem);
    const key = new URL(request.url).searchParams.get('key') ?? undefined;
    const order = await findOrder((await params).id, { viewer, key });
    if (!order) return respondProblem(notFoundProblem('There is no order of this id, or it is not yours.'));
    const { shopper, setCookies } = await meetShopper(request, viewer);
    const { cart, missing, setCookies: more } = await reorder(shopper, order);
    const cookies = [...setCookies, ...more];
    if (cart) return withCookies(Response.json({ cart, missing }), cookies);
    return withCookies(
      respondProblem({
        status: 409,
        type: 'out-of-stock',
        title: 'Nothing of it can be had',
        detail: 'All of it is sold out or sold no more.',
        members: { missing },
      }),
      cookies,
    );
  });
