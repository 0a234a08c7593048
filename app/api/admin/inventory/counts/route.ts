import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { bookCount } from '#lib/inventory/count.ts';
import { countBooking } from '#lib/inventory/stock-input.ts';

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, countBooking);
    if (!body.ok) return respondProblem(body.problem);
    const { result, changeId } = await bookCount(actor, body.value);
    return respondChange({ items: result }, changeId);
  });
