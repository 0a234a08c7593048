import { purgeInput, purgeTags } from '#lib/admin/purge-tags.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';

export const POST = (request: Request) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const body = await readJson(request, purgeInput);
    if (!body.ok) return respondProblem(body.problem);
    const { changeId, tags } = await purgeTags(actor, body.value.tags);
    return respondChange({ tags }, changeId);
  });
