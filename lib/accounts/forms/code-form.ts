import { z } from 'zod';
import { getRuntime } from '#lib/runtime.ts';
import { getAuth } from '../auth.ts';
import { logAccount } from '../log-auth.ts';
import { findSession } from '../session.ts';
import { readCookie } from '../session-token.ts';
import { callAuth, codeOf } from './call-auth.ts';
import { entryPage, welcome } from './entry.ts';
import { type AccountForm, checkValues, invalid } from './form.ts';

const DIGITS = /^\d{6}$/;
/** As better-auth draws them: two groups, in which capitals count. */
const BACKUP = /^([A-Za-z0-9]{5})-?([A-Za-z0-9]{5})$/;

const NEITHER = 'Enter the six digits that your app shows, or one of your backup codes';
const WRONG = 'This code is not right, or no longer. Wait for the next one, or use a backup code';

/** What somebody types as their second factor: the six digits of an app, or a backup code. */
export const codeField = z
  .string('Enter the code')
  .transform((text) => text.replaceAll(/\s/g, ''))
  .refine((text) => DIGITS.test(text) || BACKUP.test(text), NEITHER);

/** Why no code helps any more, and what does. */
const ENDED: Readonly<Record<string, string>> = {
  INVALID_TWO_FACTOR_COOKIE: 'That took too long. Sign in with your password once more',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'That were too many wrong codes. Sign in with your password once more',
  ACCOUNT_TEMPORARILY_LOCKED: 'That were too many wrong codes for this account. Try again in a quarter of an hour',
  SPENT_CODE: 'This code was used before. Sign in with your password once more, and wait for the next one',
  TOTP_NOT_ENABLED: 'This account takes no codes any more. Sign in with your password once more',
  BACKUP_CODES_NOT_ENABLED: 'This account takes no codes any more. Sign in with your password once more',
};

/** Where the code is asked for. */
export const codePage = entryPage('/sign-in/code');

/** Whether an answer to a right password says that a code is to follow. */
export async function isCodeAskedFor(response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const { twoFactorRedirect } = (await response.clone().json()) as { twoFactorRedirect?: boolean };
  return twoFactorRedirect === true;
}

/** Whether the browser that sends these has shown a password whose account asks for a code, as far as its cookies say. */
export async function isCodeAwaited(headers: Pick<Headers, 'get'>): Promise<boolean> {
  const { name } = (await (await getAuth()).$context).createAuthCookie('two_factor');
  return readCookie(headers.get('cookie') ?? '', name) !== undefined;
}

export const signInCode: AccountForm = {
  pageOf: codePage,
  keep: [],
  async run(values, request) {
    const checked = await checkValues(z.object({ code: codeField }), values);
    if (!checked.ok) return checked.outcome;
    // With a session better-auth would check the code of that one's user instead, as often as anybody likes.
    if (await findSession(request.headers)) return invalid('', 'You are signed in already');
    const { code } = checked.data;
    const response = DIGITS.test(code)
      ? await callAuth(request, 'two-factor/verify-totp', { code })
      : await callAuth(request, 'two-factor/verify-backup-code', { code: code.replace(BACKUP, '$1-$2') });
    if (response.ok) return welcome(response, values);
    const problem = await codeOf(response);
    if (problem.startsWith('INVALID_') && !(problem in ENDED)) {
      logAccount(getRuntime().log, 'code refused');
      return invalid('code', WRONG);
    }
    const ended = ENDED[problem];
    return ended === undefined ? { state: 'refused', response } : invalid('', ended);
  },
};
