import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { accounts, sessions, twoFactors, users, verifications } from '#db/schema/accounts.ts';
import { SESSION_MS } from '#lib/cache/sessions.ts';
import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { ownOrigins } from '#lib/http/same-origin.ts';
import { getRuntime, type Runtime } from '#lib/runtime.ts';
import { mailPasswordReset, mailVerification, RESET_MINUTES } from './account-mails.ts';
import { createAuthHooks } from './auth-hooks.ts';
import { checkBody } from './check-body.ts';
import { ensureAdmin } from './ensure-admin.ts';
import { followChange } from './follow-change.ts';
import { logAccount, logAuth, logAuthError } from './log-auth.ts';
import { PASSWORD_LENGTH } from './password-rules.ts';
import { ROLES } from './roles.ts';
import { keepSecret } from './secret-file.ts';

/** How long the link in a mail shows that an address is somebody's. */
const VERIFICATION_SECONDS = 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

/** On globalThis, since Next evaluates each module several times in one process; by runtime, since tests open several. */
const KEY = Symbol.for('strata.auth');
const shared = globalThis as { [KEY]?: WeakMap<Runtime, Promise<Auth>> };

/**
 * This process's better-auth, made at the first call; nothing connects before. A configured administrator is made sure of
 * first, so that `npm run serve` alone has one, too.
 * @throws when the secret cannot be kept, or the database not be reached; the next call tries again
 */
export function getAuth(): Promise<Auth> {
  const runtime = getRuntime();
  shared[KEY] ??= new WeakMap();
  const known = shared[KEY];
  const present = known.get(runtime);
  if (present) return present;
  const opening = openAuth(runtime).catch((error) => {
    known.delete(runtime);
    throw error;
  });
  known.set(runtime, opening);
  return opening;
}

async function openAuth(runtime: Runtime): Promise<Auth> {
  const { config, db } = runtime;
  const auth = createAuth(runtime, config.authSecret ?? keepSecret(config.dataDir, 'auth'));
  if (config.adminPassword !== undefined) {
    await ensureAdmin(db, config.adminEmail, { password: config.adminPassword, source: 'configured' });
  }
  return auth;
}

function createAuth({ config, db, log }: Runtime, secret: string) {
  const isSecure = config.siteUrl.startsWith('https:');
  return betterAuth({
    appName: 'Strata',
    baseURL: config.siteUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    trustedOrigins: (request) => ownOrigins(config.siteUrl, request?.headers.get('host')),
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: { users, sessions, accounts, verifications, twoFactors },
    }),
    user: {
      modelName: 'users',
      additionalFields: {
        // `input: false`: whatever a client sends for it, a new user is a customer.
        role: { type: [...ROLES], required: false, defaultValue: 'customer', input: false },
      },
      changeEmail: { enabled: true },
    },
    // Always from the database: what may be cached of a session, lib/accounts/session.ts says.
    session: {
      modelName: 'sessions',
      expiresIn: SESSION_MS / 1_000,
      disableSessionRefresh: true,
    },
    account: { modelName: 'accounts' },
    // Of a link that was sent, only a digest is kept: who reads the table cannot use it.
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      ...PASSWORD_LENGTH,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailPasswordReset(user, token),
      async onPasswordReset({ user }) {
        logAccount(log, 'password reset', user.id);
        await followChange(user, 'password');
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: VERIFICATION_SECONDS,
      sendVerificationEmail: ({ user, token }) => mailVerification(user, token),
    },
    // Five tries for each password given, ten in a row for an account, which is then closed to codes for a quarter of an hour.
    plugins: [twoFactor({ issuer: 'Strata', schema: { twoFactor: { modelName: 'twoFactors' } } })],
    hooks: { before: checkBody },
    databaseHooks: createAuthHooks(log),
    // lib/http/rate-limits.ts limits what comes in by way of handle-auth.ts.
    rateLimit: { enabled: false },
    advanced: {
      // The prefix binds the cookie to this very host; browsers take it over https alone.
      cookiePrefix: isSecure ? '__Host-strata' : 'strata',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      // Said here because tests would run without them otherwise.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    logger: { level: 'warn', log: (level, message, ...details) => logAuth(log, level, message, details) },
    onAPIError: { onError: (error) => logAuthError(log, error) },
  });
}
