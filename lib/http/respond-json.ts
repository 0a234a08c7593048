import { connection } from 'next/server';
import type { z } from 'zod';
import { getRuntime } from '#lib/runtime.ts';
import { parseParams } from './params.ts';
import { badParamsProblem, respondProblem, toProblem } from './problem.ts';

/** Runs a route handler; whatever it throws is logged and answered as a problem that tells nothing of the inside. */
export async function respondJson(handle: () => Promise<Response | object>): Promise<Response> {
  // Before anything is read: Next tries handlers at build time, where there is no database, and leaves off here.
  await connection();
  try {
    const answer = await handle();
    return answer instanceof Response ? answer : Response.json(answer);
  } catch (error) {
    getRuntime().log.error({ err: error }, 'route handler failed');
    return respondProblem(toProblem(error));
  }
}

/** As `respondJson`, for a handler of query parameters: it is called with valid ones only. */
export function respondQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  handle: (params: z.output<Schema>) => Promise<Response | object>,
): Promise<Response> {
  return respondJson(async () => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? handle(parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
}
