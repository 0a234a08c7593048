import { seenInput } from '#lib/cart/input.ts';
import { markSeen } from '#lib/cart/mark-seen.ts';
import { respondCart, respondCartWrite } from '#lib/cart/respond-cart.ts';
import { clearCart } from '#lib/cart/write.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';

export const GET = (request: Request) => respondCart(request);

export const PATCH = (request: Request) =>
  respondCartWrite(request, async (shopper) => {
    const body = await readJson(request, seenInput);
    return body.ok ? markSeen(shopper, body.value.seen) : respondProblem(body.problem);
  });

export const DELETE = (request: Request) => respondCartWrite(request, clearCart);
