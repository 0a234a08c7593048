import { z } from 'zod';
import { notFoundProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { readBody } from '#lib/http/read-body.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { isSameOrigin } from '#lib/http/same-origin.ts';
import { afterChallenge } from '#lib/payments/test/after-challenge.ts';
import { answerChallenge } from '#lib/payments/test/challenge.ts';
import { getRuntime } from '#lib/runtime.ts';

const MAX_BYTES = 1_000;
const form = z.strictObject({ answer: z.enum(['confirm', 'refuse']) });

/** The form of the bank's page: it works without scripts, so this takes a form where the rest of the shop takes JSON. */
export const POST = (request: Request, { params }: RouteContext<'/pay/test/[ref]/answer'>) =>
  respondJson(async () => {
    if (!isSameOrigin(request.headers, getRuntime().config.siteUrl)) return respondProblem(FOREIGN);
    const body = await readBody(request, MAX_BYTES);
    const fields = body.state === 'read' ? Object.fromEntries(new URLSearchParams(body.text)) : {};
    const parsed = form.safeParse(fields);
    if (!parsed.success) return respondProblem(NO_ANSWER);
    const challenge = await answerChallenge((await params).ref, parsed.data.answer);
    if (challenge.state !== 'closed') return respondProblem(notFoundProblem('The bank knows of no such payment.'));
    return new Response(null, { status: 303, headers: { Location: afterChallenge(challenge) } });
  });

const FOREIGN: Problem = {
  status: 403,
  type: 'foreign-origin',
  title: 'Forbidden',
  detail: 'The bank takes answers from its own page only.',
};
const NO_ANSWER: Problem = {
  status: 400,
  type: 'invalid-fields',
  title: 'Invalid fields',
  detail: 'The answer must be confirm or refuse.',
};
