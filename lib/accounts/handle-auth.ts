import { forgetCart, mergeCart } from '#lib/cart/merge-cart.ts';
import { readCartToken } from '#lib/cart/owner.ts';
import { badBodyProblem, notFoundProblem, respondProblem, tooLargeProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import type { RateLimitName } from '#lib/http/rate-limits.ts';
import { readBody } from '#lib/http/read-body.ts';
import { getRuntime } from '#lib/runtime.ts';
import { accountKey } from './account-key.ts';
import { getAuth } from './auth.ts';
import { toAuthProblem } from './auth-problem.ts';
import { followChange } from './follow-change.ts';
import { logAccount } from './log-auth.ts';
import { spendCode } from './second-factor/spend-code.ts';
import { readSessionToken } from './session-token.ts';
import { addSignedInHint } from './signed-in-hint.ts';
import { takeAtLeast } from './take-at-least.ts';

/** A name, an address and a password are far from it. */
const MAX_BYTES = 16 * 1024;

/** What of better-auth the shop offers, with its limit. It would answer to more, and to more again in its next version. */
const OPEN: Readonly<Record<string, RateLimitName>> = {
  'sign-in/email': 'sign-in',
  'sign-up/email': 'sign-up',
  'sign-out': 'account-write',
  'get-session': 'account-write',
  'list-sessions': 'account-write',
  'revoke-session': 'account-write',
  'revoke-sessions': 'account-write',
  'revoke-other-sessions': 'account-write',
  'change-password': 'password',
  'update-user': 'account-write',
  'request-password-reset': 'account-mail',
  'reset-password': 'password',
  'send-verification-email': 'account-mail',
};

/**
 * What only our own forms send on, with nothing in it but the code: better-auth would also trust a browser for a month, or turn a
 * second factor on, for whoever asked it here.
 */
const FOR_FORMS: Readonly<Record<string, RateLimitName>> = {
  'two-factor/verify-totp': 'second-factor',
  'two-factor/verify-backup-code': 'second-factor',
};

/** Longer than it takes to queue a mail: whether there was one to queue cannot be told from the time. */
const MAIL_MS = 400;

/**
 * Answers `/api/auth/*` as better-auth does, errors as problems.
 * @param path below `/api/auth`
 * @param by what sends it: a program by that very address, or one of the forms of lib/accounts/forms
 */
export async function handleAuth(
  request: Request,
  path: string,
  by: 'program' | 'form' = 'program',
): Promise<Response> {
  const open = by === 'form' ? { ...OPEN, ...FOR_FORMS } : OPEN;
  const limit = Object.hasOwn(open, path) ? open[path] : undefined;
  if (!limit) return respondProblem(notFoundProblem('There is no such route.'));
  const auth = await getAuth();
  if (request.method !== 'POST') return toAuthProblem(await auth.handler(request));
  const body = await readBody(request, MAX_BYTES);
  if (body.state === 'too-large') return respondProblem(tooLargeProblem(MAX_BYTES));
  if (body.state === 'not-text') return respondProblem(badBodyProblem('is not UTF-8 text'));
  const refusal = await limitRequests(request, limit, await accountKey(request.headers, body.text));
  if (refusal) return refusal;
  const { url, method, headers } = request;
  const inner = new Request(url, { method, headers, body: body.text === '' ? null : body.text });
  const handling = auth.handler(inner);
  const answer = await (limit === 'account-mail' ? takeAtLeast(MAIL_MS, handling) : handling);
  if (path === 'sign-in/email' && answer.status === 401) logAccount(getRuntime().log, 'sign-in refused');
  if (!answer.ok) return toAuthProblem(answer);
  if (path === 'two-factor/verify-totp' && !(await isFirstUse(answer, body.text))) return refuseSpentCode(answer);
  if (path === 'change-password') await followChange(await readHolder(answer), 'password');
  const cookies = path === 'sign-out' ? forgetCart() : await welcome(request.headers, path, answer);
  const changed = addSignedInHint(answer);
  for (const cookie of cookies) changed.headers.append('Set-Cookie', cookie);
  return changed;
}

async function readHolder(answer: Response): Promise<Parameters<typeof followChange>[0]> {
  const { user } = (await answer.clone().json()) as { user: Parameters<typeof followChange>[0] };
  return user;
}

/** Whether nobody has signed in with this code before, which better-auth does not ask. */
async function isFirstUse(answer: Response, sent: string): Promise<boolean> {
  const { user } = (await answer.clone().json()) as { user: { id: string } };
  const { code } = JSON.parse(sent) as { code: string };
  return spendCode(user.id, code);
}

/** Ends the session that the code has begun, which nobody has been given yet. */
async function refuseSpentCode(answer: Response): Promise<Response> {
  const { token } = (await answer.clone().json()) as { token: string };
  await (await (await getAuth()).$context).internalAdapter.deleteSession(token);
  return toAuthProblem(Response.json({ code: 'SPENT_CODE', message: 'This code was used before' }, { status: 401 }));
}

/** What may begin a session. */
const ENTERING = new Set(['sign-in/email', 'sign-up/email', ...Object.keys(FOR_FORMS)]);

/** Whoever has just signed in takes their guest's cart along, and leaves the session behind that this browser had before. */
async function welcome(headers: Headers, path: string, answer: Response): Promise<string[]> {
  if (!ENTERING.has(path)) return [];
  const auth = await getAuth();
  const before = await readSessionToken(headers);
  if (before) await (await auth.$context).internalAdapter.deleteSession(before);
  const { user } = (await answer.clone().json()) as { user?: { id: string } };
  // The password was right, and a code is asked for: nobody is signed in yet.
  if (!user) return [];
  try {
    return await mergeCart(user.id, readCartToken(headers));
  } catch (err) {
    // Signing in must not fail for the cart's sake: it stays in the browser, and the next sign-in tries again.
    getRuntime().log.error({ err }, 'a cart could not be merged');
    return [];
  }
}
