import { purge, purgeInput } from '#lib/admin/purge-tags.ts';
import { badFieldsProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';

export const POST = (request: Request) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const body = await readJson(request, purgeInput);
    if (!body.ok) return respondProblem(body.problem);
    const purged = await purge(actor, body.value);
    if (purged.state === 'no-product') {
      return respondProblem(badFieldsProblem([{ pointer: '/product', detail: 'There is no such product.' }]));
    }
    return respondChange({ tags: purged.tags }, purged.changeId);
  });
