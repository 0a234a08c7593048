import { explainCache, subjectQuery } from '#lib/admin/cache-history.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdminQuery(request, 'viewer', subjectQuery, async (actor, params) => {
    const history = explainCache(actor, params);
    return history ?? respondProblem(notFoundProblem('No page is kept for this address.'));
  });
