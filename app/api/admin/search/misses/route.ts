import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminQuery, respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { dismissMiss, listMisses, missInput, missListQuery } from '#lib/search/misses/admin.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', missListQuery, listMisses);

export const DELETE = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, missInput);
    if (!body.ok) return respondProblem(body.problem);
    await dismissMiss(actor, body.value.words);
    return respondChange(body.value, undefined);
  });
