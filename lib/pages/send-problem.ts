import type { ServerResponse } from 'node:http';
import { type Answer, buildCacheHeaders } from '#lib/cdn/headers.ts';
import { PROBLEM_TYPE, type Problem, problemBody } from '#lib/http/problem.ts';

/** Puts the headers of a cache policy on an answer that nothing was read for. */
export function setCacheHeaders(response: ServerResponse, { policy, status }: Pick<Answer, 'policy' | 'status'>): void {
  const headers = buildCacheHeaders({ policy, status, tags: [], setsCookie: false });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Ends an answer that never reached a route with a problem, which nobody may keep. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  response.statusCode = problem.status;
  response.setHeader('Content-Type', PROBLEM_TYPE);
  if (problem.status === 503) response.setHeader('Retry-After', '1');
  setCacheHeaders(response, { policy: 'never', status: problem.status });
  response.end(problemBody(problem));
}
