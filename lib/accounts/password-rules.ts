import { isCommonPassword } from './common-password.ts';

export const PASSWORD_LENGTH = { minPasswordLength: 8, maxPasswordLength: 128 } as const;

export const COMMON_PASSWORD =
  'Others use this password, too: it is among the first that are tried. Choose another one';

/** Where a password is chosen, and as what; elsewhere one is only shown, and must be refused like any wrong one. */
const CHOSEN: Readonly<Record<string, string>> = {
  '/sign-up/email': 'password',
  '/change-password': 'newPassword',
  '/reset-password': 'newPassword',
};

/** Whether what better-auth is sent chooses a password that everybody knows. */
export async function choosesCommonPassword(path: string, body: Readonly<Record<string, unknown>>): Promise<boolean> {
  const chosen = body[CHOSEN[path] ?? ''];
  const { email } = body;
  return typeof chosen === 'string' && isCommonPassword(chosen, typeof email === 'string' ? email : undefined);
}
