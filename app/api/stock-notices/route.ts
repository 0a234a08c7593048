import { emailKey } from '#lib/accounts/account-key.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';
import { askForNotice, stockNoticeInput } from '#lib/stock-notices/ask.ts';

export const POST = (request: Request) =>
  respondPersonalWrite(request, async () => {
    const body = await readJson(request, stockNoticeInput);
    if (!body.ok) return respondProblem(body.problem);
    const refusal = await limitRequests(request, 'stock-notice', emailKey(body.value.email));
    if (refusal) return refusal;
    await askForNotice(body.value);
    // The same whatever was known of the address before.
    return Response.json({ state: 'noted' }, { status: 202 });
  });
