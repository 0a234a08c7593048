import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { listStock, stockListQuery } from '#lib/inventory/list.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(stockListQuery, new URL(request.url).searchParams);
    return parsed.ok ? listStock(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
