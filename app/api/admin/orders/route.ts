import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { listAdminOrders, orderListQuery } from '#lib/orders/admin-list.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'support', async (actor) => {
    const parsed = parseParams(orderListQuery, new URL(request.url).searchParams);
    return parsed.ok ? listAdminOrders(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
