import { auditQuery } from '#lib/audit/query.ts';
import { listAudit } from '#lib/audit/read.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'owner', async (actor) => {
    const parsed = parseParams(auditQuery, new URL(request.url).searchParams);
    return parsed.ok ? listAudit(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
