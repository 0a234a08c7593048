import { readSeries, seriesQuery } from '#lib/admin/cache-series.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(seriesQuery, new URL(request.url).searchParams);
    return parsed.ok ? readSeries(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
