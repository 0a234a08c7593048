import { addItemInput } from '#lib/cart/input.ts';
import { respondCartWrite } from '#lib/cart/respond-cart.ts';
import { addItem } from '#lib/cart/write.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';

export const POST = (request: Request) =>
  respondCartWrite(request, async (shopper) => {
    const body = await readJson(request, addItemInput);
    if (!body.ok) return respondProblem(body.problem);
    return addItem(shopper, body.value.variantId, body.value.quantity);
  });
