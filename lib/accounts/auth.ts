import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { accounts, rateLimits, sessions, users, verifications } from '#db/schema/accounts.ts';
import { tags } from '#lib/cdn/tags.ts';
import { announceTags } from '#lib/changes/announce.ts';
import { announceSessionEnds } from '#lib/changes/announce-sessions.ts';
import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { ownOrigins } from '#lib/http/same-origin.ts';
import { getRuntime, type Runtime } from '#lib/runtime.ts';
import { ensureAdmin } from './ensure-admin.ts';
import { logAuth, logAuthError } from './log-auth.ts';
import { ROLES } from './roles.ts';
import { keepSecret } from './secret-file.ts';

const DAY_SECONDS = 24 * 60 * 60;
const MINUTE_SECONDS = 60;

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
      schema: { users, sessions, accounts, verifications, rateLimits },
    }),
    user: {
      modelName: 'users',
      additionalFields: {
        // `input: false`: whatever a client sends for it, a new user is a customer.
        role: { type: [...ROLES], required: false, defaultValue: 'customer', input: false },
      },
    },
    session: {
      modelName: 'sessions',
      expiresIn: 7 * DAY_SECONDS,
      disableSessionRefresh: true,
    },
    account: { modelName: 'accounts' },
    // After the commit. What is not announced here, the relay announces: triggers have put a row into the outbox.
    databaseHooks: {
      session: { delete: { after: ({ token }) => announceSessionEnds([token]) } },
      user: { update: { after: ({ id }) => forgetProfile(id) } },
    },
    verification: { modelName: 'verifications' },
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    // Counted in the database: in memory each process of a fleet would allow as many again, and a restart forget them. Only
    // the paths below ask it, and beside the hash of a password the query is nothing.
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rateLimits',
      window: MINUTE_SECONDS,
      max: 60,
      customRules: {
        '/sign-in/email': { window: MINUTE_SECONDS, max: 10 },
        '/sign-up/email': { window: 10 * MINUTE_SECONDS, max: 20 },
        '/change-password': { window: MINUTE_SECONDS, max: 5 },
        '/get-session': false,
      },
    },
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

async function forgetProfile(userId: string): Promise<void> {
  await announceTags([tags.profile(userId)]);
}
