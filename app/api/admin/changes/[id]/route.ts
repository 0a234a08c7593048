import { getReceipt } from '#lib/admin/read-changes.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request, { params }: RouteContext<'/api/admin/changes/[id]'>) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const receipt = await getReceipt(actor, (await params).id);
    return receipt ?? respondProblem(notFoundProblem('There is no change of this id.'));
  });
