import { getCustomer } from '#lib/customers/customer.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request, { params }: RouteContext<'/api/admin/customers/[id]'>) =>
  respondAdmin(request, 'support', async (actor) => {
    const customer = await getCustomer(actor, (await params).id);
    return customer ?? respondProblem(notFoundProblem('There is no customer of this id.'));
  });
