import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { getAdminOrder } from '#lib/orders/admin.ts';

type Context = RouteContext<'/api/admin/orders/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const order = await getAdminOrder(actor, (await params).id);
    return order ?? respondProblem(notFoundProblem('There is no order of this id.'));
  });
