import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { changeRole, memberPatch } from '#lib/team/member.ts';
import { lastOwnerProblem, roleConflictProblem, unknownMember } from '#lib/team/problems.ts';

export const PATCH = (request: Request, { params }: RouteContext<'/api/admin/team/[id]'>) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const body = await readJson(request, memberPatch);
    if (!body.ok) return respondProblem(body.problem);
    const { result, changeId } = await changeRole(actor, (await params).id, body.value);
    if (result.state === 'unknown') return respondProblem(unknownMember);
    if (result.state === 'last-owner') return respondProblem(lastOwnerProblem);
    if (result.state === 'conflict') return respondProblem(roleConflictProblem(result.role));
    return respondChange({ role: result.role }, changeId);
  });
