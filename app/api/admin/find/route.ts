import { findEverything, findQuery } from '#lib/admin/find.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(findQuery, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    return findEverything(actor, parsed.params.q);
  });
