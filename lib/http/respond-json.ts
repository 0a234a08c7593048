import { connection } from 'next/server';
import { getRuntime } from '#lib/runtime.ts';
import { internalProblem, respondProblem } from './problem.ts';

/** Runs a route handler; whatever it throws is logged and answered as a problem that tells nothing of the inside. */
export async function respondJson(handle: () => Promise<Response | object>): Promise<Response> {
  // Before anything is read: Next tries handlers at build time, where there is no database, and leaves off here.
  await connection();
  try {
    const answer = await handle();
    return answer instanceof Response ? answer : Response.json(answer);
  } catch (error) {
    getRuntime().log.error({ err: error }, 'route handler failed');
    return respondProblem(internalProblem);
  }
}
