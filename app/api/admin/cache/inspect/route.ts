import { subjectQuery } from '#lib/admin/cache-history.ts';
import { inspectCached } from '#lib/admin/inspect/inspect.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(subjectQuery, new URL(request.url).searchParams);
    return parsed.ok ? inspectCached(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
