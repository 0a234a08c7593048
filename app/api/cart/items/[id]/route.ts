import { setQuantityInput } from '#lib/cart/input.ts';
import { respondCartWrite } from '#lib/cart/respond-cart.ts';
import { setQuantity } from '#lib/cart/write.ts';
import { isId } from '#lib/catalog/ids.ts';
import { badIdProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';

type Context = RouteContext<'/api/cart/items/[id]'>;

export const PATCH = (request: Request, { params }: Context) =>
  respondCartWrite(request, async (shopper) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, setQuantityInput);
    return body.ok ? setQuantity(shopper, id, body.value.quantity) : respondProblem(body.problem);
  });

export const DELETE = (request: Request, { params }: Context) =>
  respondCartWrite(request, async (shopper) => {
    const { id } = await params;
    return isId(id) ? setQuantity(shopper, id, 0) : respondProblem(badIdProblem);
  });
