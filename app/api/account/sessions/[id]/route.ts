import { respondAccount } from '#lib/accounts/respond-account.ts';
import { revokeSession } from '#lib/accounts/sessions.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';

export const DELETE = (request: Request, { params }: RouteContext<'/api/account/sessions/[id]'>) =>
  respondAccount(request, async (session) => {
    const revoked = await revokeSession(session, (await params).id);
    return revoked
      ? new Response(null, { status: 204 })
      : respondProblem(notFoundProblem('You have no session of this id.'));
  });
