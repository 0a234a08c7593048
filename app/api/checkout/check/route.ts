import { contactInput } from '#lib/checkout/checkout-input.ts';
import { badFieldsProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondJson } from '#lib/http/respond-json.ts';

/**
 * Says what an order would be refused for, of the fields that somebody is still filling in: nothing is kept, so whoever asks
 * need not be known. `errors` are those of the problem that `POST /api/checkout` would answer with.
 */
export const POST = (request: Request) =>
  respondJson(async () => {
    const refusal = await limitRequests(request, 'quote');
    if (refusal) return refusal;
    const body = await readJson(request, contactInput);
    if (body.ok) return { errors: [] };
    const { type, errors } = body.problem;
    return type === badFieldsProblem([]).type ? { errors } : respondProblem(body.problem);
  });
