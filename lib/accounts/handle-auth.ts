import { badBodyProblem, notFoundProblem, respondProblem, tooLargeProblem } from '#lib/http/problem.ts';
import { readBody } from '#lib/http/read-body.ts';
import { getAuth } from './auth.ts';
import { addSignedInHint } from './signed-in-hint.ts';

/** A name, an address and a password are far from it. */
const MAX_BYTES = 16 * 1024;

/** What of better-auth the shop offers. It would answer to more, and to more again in its next version. */
const OPEN = new Set([
  'sign-in/email',
  'sign-up/email',
  'sign-out',
  'get-session',
  'list-sessions',
  'revoke-session',
  'revoke-sessions',
  'revoke-other-sessions',
  'change-password',
  'update-user',
]);

/**
 * Answers `/api/auth/*` as better-auth does.
 * @param path below `/api/auth`
 */
export async function handleAuth(request: Request, path: string): Promise<Response> {
  if (!OPEN.has(path)) return respondProblem(notFoundProblem('There is no such route.'));
  const auth = await getAuth();
  if (request.method !== 'POST') return auth.handler(request);
  const body = await readBody(request, MAX_BYTES);
  if (body.state === 'too-large') return respondProblem(tooLargeProblem(MAX_BYTES));
  if (body.state === 'not-text') return respondProblem(badBodyProblem('is not UTF-8 text'));
  const { url, method, headers } = request;
  const answer = await auth.handler(new Request(url, { method, headers, body: body.text === '' ? null : body.text }));
  return addSignedInHint(answer);
}
