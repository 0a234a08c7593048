import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { withdrawInvitation } from '#lib/team/invite.ts';

export const DELETE = (request: Request, { params }: RouteContext<'/api/admin/team/invitations/[id]'>) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const gone = await withdrawInvitation(actor, (await params).id);
    return gone ? respondChange({}, undefined) : respondProblem(notFoundProblem('There is no invitation of this id.'));
  });
