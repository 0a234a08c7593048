import { confirmInput, confirmSecondFactor } from '#lib/accounts/second-factor/enrol.ts';
import { refuseSecondFactor } from '#lib/accounts/second-factor/respond.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondChange, respondOwnSignIn } from '#lib/http/respond-admin.ts';

export const POST = (request: Request) =>
  respondOwnSignIn(request, async (actor) => {
    const over = await limitRequests(request, 'password', actor.userId);
    if (over) return over;
    const body = await readJson(request, confirmInput);
    if (!body.ok) return respondProblem(body.problem);
    const confirmed = await confirmSecondFactor(actor, request.headers, body.value.code);
    if (confirmed.state !== 'on') return refuseSecondFactor(confirmed.state);
    const response = respondChange({ secondFactor: 'on' }, undefined);
    for (const cookie of confirmed.cookies) response.headers.append('Set-Cookie', cookie);
    return response;
  });
