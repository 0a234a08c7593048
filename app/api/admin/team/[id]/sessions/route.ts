import { respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { signOutMember } from '#lib/team/member.ts';
import { unknownMember } from '#lib/team/problems.ts';

/** Signs somebody out everywhere. */
export const DELETE = (request: Request, { params }: RouteContext<'/api/admin/team/[id]/sessions'>) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const { state } = await signOutMember(actor, (await params).id);
    return state === 'done' ? respondChange({ sessions: 0 }, undefined) : respondProblem(unknownMember);
  });
