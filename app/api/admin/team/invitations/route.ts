import { respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { invitationInput, inviteMember } from '#lib/team/invite.ts';
import { memberAlreadyProblem } from '#lib/team/problems.ts';

export const POST = (request: Request) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const body = await readJson(request, invitationInput);
    if (!body.ok) return respondProblem(body.problem);
    const over = await limitRequests(request, 'invitation', actor.userId);
    if (over) return over;
    const invited = await inviteMember(actor, body.value);
    if (invited.state === 'member-already') return respondProblem(memberAlreadyProblem);
    return respondChange({ id: invited.id }, undefined, { status: 201 });
  });
