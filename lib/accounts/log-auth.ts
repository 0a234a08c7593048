import type { Logger } from '#lib/log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * What better-auth has to say, in our log. Of errors only the name and the driver's own message: the query's message
 * repeats its parameters, among which are tokens and hashes.
 */
export function logAuth(log: Logger, level: Level, message: string, details: readonly unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  // A client that was refused is no failure of the shop.
  const ours = level === 'error' && !error ? 'warn' : level;
  const cause = error?.cause instanceof Error ? error.cause : undefined;
  log[ours]({ part: 'auth', ...(error ? { error: error.name, cause: cause?.message } : {}) }, message);
}

/** An error that ended a request. Those with a status below 500 are answers, which the client has got. */
export function logAuthError(log: Logger, error: unknown): void {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === undefined || statusCode >= 500) logAuth(log, 'error', 'sign-in failed', [error]);
}

type AccountEvent =
  | 'signed up'
  | 'session began'
  | 'session ended'
  | 'sign-in refused'
  | 'code refused'
  | 'second factor begun'
  | 'second factor ended'
  | 'new password asked for'
  | 'password changed'
  | 'password reset'
  | 'address verified'
  | 'another address asked for'
  | 'account deleted';

/** What somebody may have to look into one day; never an address, a name, or anything that opens something. */
export function logAccount(log: Logger, event: AccountEvent, userId?: string): void {
  log.info({ part: 'accounts', event, ...(userId === undefined ? {} : { userId }) }, event);
}
