import { explainCache, subjectQuery } from '#lib/admin/cache-history.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(subjectQuery, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    const history = explainCache(actor, parsed.params);
    return history ?? respondProblem(notFoundProblem('No page is kept for this address.'));
  });
