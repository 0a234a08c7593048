import { respondProblem, unauthenticatedProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { refuseWrite } from '#lib/http/refuse-write.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { type ActiveSession, proveSession } from './session.ts';

/** Answers what concerns the very session that asks; it is looked up in the database. Limited, where it writes. */
export function respondAccount(
  request: Request,
  handle: (session: ActiveSession) => Promise<Response | object>,
): Promise<Response> {
  return respondJson(async () => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const refusal = reads ? undefined : refuseWrite(request);
    if (refusal) return respondProblem(refusal);
    const session = await proveSession(request.headers);
    if (!session) return respondProblem(unauthenticatedProblem);
    const over = reads ? undefined : await limitRequests(request, 'account-write', session.userId);
    return over ?? handle(session);
  });
}
