import { getRuntime } from '#lib/runtime.ts';
import type { Problem } from './problem.ts';
import { isSameOrigin } from './same-origin.ts';

/** What a write brings: a JSON body, or a file as it is or in a form. */
export type WriteBody = 'json' | 'file';

/**
 * Why a write that a cookie may vouch for is not taken, if so. A page of another site could send one along with the cookie of
 * whoever looks at it, so it has to be something that a form cannot be, and to come from this site where the browser says
 * from which it comes. A form with a file is taken where the browser says so.
 */
export function refuseWrite(request: Request, body: WriteBody = 'json'): Problem | undefined {
  if (!isSameOrigin(request.headers, getRuntime().config.siteUrl)) return foreignProblem;
  if (body === 'json') return isJson(request) ? undefined : NOT_JSON;
  return isFile(request) ? undefined : NOT_A_FILE;
}

/** Beside pictures; none of them can be sent by a form. */
const FILE_TYPES = ['application/octet-stream', 'text/csv', 'application/json'];

function isFile({ headers }: Request): boolean {
  const type = typeOf(headers) ?? '';
  if (type === 'multipart/form-data') return saysOrigin(headers);
  return type.startsWith('image/') || FILE_TYPES.includes(type);
}

/** A DELETE may come without a body; whatever has one says that it is JSON. */
function isJson({ method, headers }: Request): boolean {
  const type = typeOf(headers);
  return type === undefined ? method === 'DELETE' : type === 'application/json';
}

/** Media type of a body, without its parameters. */
export const typeOf = (headers: Headers): string | undefined =>
  headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();

/** Whether a browser says from where a request comes. */
export const saysOrigin = (headers: Headers): boolean => headers.has('origin') || headers.has('sec-fetch-site');

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
const NOT_A_FILE: Problem = {
  status: 415,
  type: 'not-a-file',
  title: 'Unsupported media type',
  detail:
    'The body must be a file (image/*, text/csv, application/json or application/octet-stream), or a form that a page of this shop sends.',
};
