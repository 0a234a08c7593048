import { getRuntime } from '#lib/runtime.ts';
import type { Problem } from './problem.ts';
import { isSameOrigin } from './same-origin.ts';

/**
 * Why a write that a cookie may vouch for is not taken, if so. A page of another site could send one along with the cookie of
 * whoever looks at it, so it has to be JSON, which a form cannot be, and to come from this site where the browser says from
 * which it comes.
 */
export function refuseWrite(request: Request): Problem | undefined {
  if (!isSameOrigin(request.headers, getRuntime().config.siteUrl)) return foreignProblem;
  return isJson(request) ? undefined : NOT_JSON;
}

/** A DELETE may come without a body; whatever has one says that it is JSON. */
function isJson({ method, headers }: Request): boolean {
  const type = headers.get('content-type');
  if (type === null) return method === 'DELETE';
  return type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

export const foreignProblem: Problem = {
  status: 403,
  type: 'foreign-origin',
  title: 'Forbidden',
  detail: 'Writes are taken from pages of this shop only.',
};
const NOT_JSON: Problem = {
  status: 415,
  type: 'not-json',
  title: 'Unsupported media type',
  detail: 'The body must be application/json.',
};
