import { APIError, createAuthMiddleware } from 'better-auth/api';
import { isCommonPassword } from './common-password.ts';

export const PASSWORD_LENGTH = { minPasswordLength: 8, maxPasswordLength: 128 } as const;

export const COMMON_PASSWORD =
  'Others use this password, too: it is among the first that are tried. Choose another one';

/** Where a password is chosen; elsewhere one is only shown, and must be refused like any wrong one. */
const CHOOSING = new Set(['/sign-up/email', '/change-password', '/reset-password']);

/** For better-auth: stops before it takes a password that everybody knows. */
export const refuseCommonPassword = createAuthMiddleware(async ({ path, body }) => {
  if (!CHOOSING.has(path)) return;
  const { password, newPassword, email } = (body ?? {}) as Record<string, unknown>;
  const chosen = path === '/sign-up/email' ? password : newPassword;
  if (typeof chosen !== 'string') return;
  if (await isCommonPassword(chosen, typeof email === 'string' ? email : undefined)) {
    throw new APIError('BAD_REQUEST', { code: 'PASSWORD_TOO_COMMON', message: COMMON_PASSWORD });
  }
});
