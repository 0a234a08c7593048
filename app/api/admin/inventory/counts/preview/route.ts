import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';
import { previewCount } from '#lib/inventory/count.ts';
import { countInput } from '#lib/inventory/stock-input.ts';

/** A POST for its size alone: it writes nothing. */
export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, countInput);
    return body.ok ? { items: await previewCount(actor, body.value.lines) } : respondProblem(body.problem);
  });
