import type { Problem } from './problem.ts';

/** `version` undefined: whatever it is. */
export type ExpectedVersion = { state: 'expected'; version: number | undefined } | { state: 'unreadable' };

/**
 * The version that a write was made for: from `If-Match` (RFC 9110, 13.1.1), whose tags are versions here, or from the
 * body. Both may be given if they agree; `*` is any version.
 * @param fromBody the body's own `version`
 */
export function expectVersion(headers: Headers, fromBody?: number): ExpectedVersion {
  const header = headers.get('if-match')?.trim();
  if (header === undefined || header === '*') return { state: 'expected', version: fromBody };
  const version = Number(/^(?:W\/)?"?([1-9]\d{0,14})"?$/.exec(header)?.[1]);
  if (Number.isNaN(version) || (fromBody !== undefined && fromBody !== version)) return { state: 'unreadable' };
  return { state: 'expected', version };
}

export const badVersionProblem: Problem = {
  status: 400,
  type: 'invalid-version',
  title: 'Invalid version',
  detail: 'If-Match must be the version of what is written, and agree with the version in the body.',
};
