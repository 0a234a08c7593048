/** An error as RFC 9457 has it. */
export type Problem = {
  status: number;
  /** Last part of `type`; stable, for programs. */
  type: string;
  title: string;
  detail?: string;
  /** One for each field that is wrong; `pointer` is a JSON pointer (RFC 6901). */
  errors?: { pointer: string; detail: string }[];
  /** What else a program needs to go on, beside the members above. */
  members?: Record<string, unknown>;
};

const TYPE_BASE = 'https://strata.test/problems/';

/** `application/problem+json`. */
export function problemBody({ status, type, title, detail, errors, members }: Problem): string {
  return JSON.stringify({ ...members, type: TYPE_BASE + type, title, status, detail, errors });
}

export const PROBLEM_TYPE = 'application/problem+json';

export function respondProblem(problem: Problem): Response {
  return new Response(problemBody(problem), {
    status: problem.status,
    headers: { 'Content-Type': PROBLEM_TYPE, ...(problem.status === 503 ? { 'Retry-After': '1' } : {}) },
  });
}

export const notFoundProblem = (detail: string): Problem => ({
  status: 404,
  type: 'not-found',
  title: 'Not found',
  detail,
});

/** For wrong parameters of a query string: each is pointed at by its name. */
export const badParamsProblem = (errors: readonly { name: string; detail: string }[]): Problem => ({
  status: 400,
  type: 'invalid-parameters',
  title: 'Invalid parameters',
  detail: errors.map(({ name, detail }) => `${name} ${detail}`).join('; '),
  errors: errors.map(({ name, detail }) => ({ pointer: `/${escapePointer(name)}`, detail })),
});

/** For wrong fields of a body, each pointed at within it. */
export const badFieldsProblem = (errors: readonly { pointer: string; detail: string }[]): Problem => ({
  status: 400,
  type: 'invalid-fields',
  title: 'Invalid fields',
  detail: errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '),
  errors: [...errors],
});

export const badBodyProblem = (detail: string): Problem => ({
  status: 400,
  type: 'invalid-body',
  title: 'Invalid body',
  detail: `The body ${detail}.`,
});

export const tooLargeProblem = (maxBytes: number): Problem => ({
  status: 413,
  type: 'too-large',
  title: 'Too large',
  detail: `A body may have ${maxBytes} bytes here.`,
});

/** For a write whose address holds no id: nothing can be there, ever. */
export const badIdProblem: Problem = {
  status: 400,
  type: 'invalid-id',
  title: 'Invalid id',
  detail: 'An id is a positive whole number.',
};

/** For what belongs to somebody who has to be signed in. */
export const unauthenticatedProblem: Problem = {
  status: 401,
  type: 'unauthenticated',
  title: 'Not signed in',
  detail: 'This is for those who are signed in.',
};

/** For a write that was made for another version than there is by now. */
export const versionConflictProblem = (thing: string, version: number): Problem => ({
  status: 409,
  type: 'version-conflict',
  title: 'Changed meanwhile',
  detail: `The ${thing} has version ${version} by now.`,
  members: { version },
});

export const internalProblem: Problem = {
  status: 500,
  type: 'internal-error',
  title: 'Internal error',
  detail: 'Something went wrong on our side. Trying again may help.',
};

export const busyProblem: Problem = {
  status: 503,
  type: 'busy',
  title: 'Busy',
  detail: 'More is asked of the shop than it can answer right now. Trying again in a moment will help.',
};

/** What a client is told of an error: whether trying again helps, and nothing of the inside. */
export function toProblem(error: unknown): Problem {
  return error instanceof Error && BUSY.has(error.name) ? busyProblem : internalProblem;
}

/** By name: an error may come from another evaluation of the module that defines it. */
const BUSY = new Set(['LoadFailedError', 'LoadTimeoutError', 'OverloadedError', 'QueueFullError', 'StorageError']);

/** JSON pointer (RFC 6901) of a place in a document; the document itself is the empty one. */
export const toPointer = (path: readonly PropertyKey[]) =>
  path.map((step) => `/${escapePointer(String(step))}`).join('');

const escapePointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
