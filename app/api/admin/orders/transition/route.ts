import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { moveOrders } from '#lib/orders/move-orders.ts';
import { moveManyInput } from '#lib/orders/order-input.ts';

export const POST = (request: Request) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const body = await readJson(request, moveManyInput);
    if (!body.ok) return respondProblem(body.problem);
    // Steps on the way out of the house move no stock: there is no change to follow.
    return respondChange({ items: await moveOrders(actor, body.value) }, undefined);
  });
