import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { moment, timestamps } from './columns.ts';

/** From the one who may least to the one who may most; see lib/accounts/roles.ts. */
export const userRole = pgEnum('user_role', ['customer', 'viewer', 'support', 'editor', 'owner']);

/** Whose it is: it goes with them. */
export const ownerId = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** Whoever can sign in: shoppers and those who run the shop. better-auth writes these tables. */
export const users = pgTable(
  'users',
  {
    /** Drawn at random, so that it tells nothing of how many there are. */
    id: text().primaryKey(),
    name: text().notNull(),
    /** Lower case. */
    email: text().notNull().unique(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    role: userRole().notNull().default('customer'),
    /** Whether signing in takes a code beside the password. */
    twoFactorEnabled: boolean().notNull().default(false),
    ...timestamps,
  },
  (t) => [
    check('users_email_lower', sql`${t.email} = lower(${t.email}) AND length(${t.email}) <= 254`),
    check('users_name_length', sql`length(${t.name}) <= 200`),
    check('users_image_length', sql`length(${t.image}) <= 2000`),
  ],
);

/** The truth about who is signed in. A session ends at `expires_at`, which is never moved. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: ownerId(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    ...timestamps,
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
);

/** How a user proves who they are. With a password, `provider_id` is `credential` and `account_id` the user's own id. */
export const accounts = pgTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: ownerId(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    /** scrypt, with its salt. */
    password: text(),
    ...timestamps,
  },
  (t) => [unique('accounts_provider').on(t.providerId, t.accountId), index('accounts_user').on(t.userId)],
);

/** What was sent to somebody to be shown again, such as the token of a reset password. */
export const verifications = pgTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    ...timestamps,
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

/** What the codes of a second factor are made from, encrypted with the shop's secret. */
export const twoFactors = pgTable(
  'two_factors',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: ownerId(),
    /** Whether a code of it has been shown once. */
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: moment(),
  },
  (t) => [index('two_factors_user').on(t.userId)],
);

/** Codes of an app that somebody has signed in with: each is good once, for as long as it would be good again. */
export const spentCodes = pgTable(
  'spent_codes',
  {
    userId: ownerId(),
    code: text().notNull(),
    spentAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.code] })],
);
