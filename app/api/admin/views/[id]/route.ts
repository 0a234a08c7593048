import { removeView } from '#lib/admin/saved-views.ts';
import { isId } from '#lib/catalog/ids.ts';
import { badIdProblem, notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';

export const DELETE = (request: Request, { params }: RouteContext<'/api/admin/views/[id]'>) =>
  respondAdminWrite(request, 'viewer', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    if ((await removeView(actor, id)) === 'removed') return new Response(null, { status: 204 });
    return respondProblem(notFoundProblem('There is no view of yours of this id.'));
  });
