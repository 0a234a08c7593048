import { respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { resetSecondFactor } from '#lib/team/member.ts';
import { unknownMember } from '#lib/team/problems.ts';

/** For somebody who has lost theirs. */
export const DELETE = (request: Request, { params }: RouteContext<'/api/admin/team/[id]/second-factor'>) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const { state } = await resetSecondFactor(actor, (await params).id);
    return state === 'done' ? respondChange({ secondFactor: 'off' }, undefined) : respondProblem(unknownMember);
  });
