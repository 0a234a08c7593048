import type { z } from 'zod';
import { badFieldsProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondOwnSignIn } from '#lib/http/respond-admin.ts';
import type { Actor } from '../actor.ts';

type Refusal = 'wrong-password' | 'wrong-code' | 'on-already' | 'off' | 'required';

const PROBLEMS: Readonly<Record<Refusal, Problem>> = {
  'wrong-password': badFieldsProblem([{ pointer: '/password', detail: 'is not your password' }]),
  'wrong-code': badFieldsProblem([
    { pointer: '/code', detail: 'is not right: wait for the next one that your app shows' },
  ]),
  'on-already': {
    status: 409,
    type: 'second-factor-on',
    title: 'On already',
    detail: 'Signing in asks you for a code already.',
  },
  off: { status: 409, type: 'second-factor-off', title: 'Off', detail: 'Signing in asks you for no code.' },
  required: {
    status: 409,
    type: 'second-factor-required',
    title: 'Required',
    detail:
      'The owner of the shop asks a second factor of everybody who works here: it can be set up anew, not left off.',
  },
};

export const refuseSecondFactor = (state: Refusal): Response => respondProblem(PROBLEMS[state]);

/** Answers a write to somebody's own second factor, whose body holds a secret: as often as the limit for passwords allows. */
export function respondOwnFactor<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  work: (actor: Actor, body: z.output<Schema>) => Promise<Response>,
): Promise<Response> {
  return respondOwnSignIn(request, async (actor) => {
    const over = await limitRequests(request, 'password', actor.userId);
    if (over) return over;
    const body = await readJson(request, schema);
    return body.ok ? work(actor, body.value) : respondProblem(body.problem);
  });
}
