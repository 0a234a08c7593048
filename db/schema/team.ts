import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { userRole, users } from './accounts.ts';
import { moment } from './columns.ts';

/** Who was asked by mail to work for the shop, and has not answered yet. */
export const invitations = pgTable(
  'invitations',
  {
    /** Drawn at random. */
    id: text().primaryKey(),
    /** Lower case. Another invitation to the same address takes the place of the first. */
    email: text().notNull().unique(),
    role: userRole().notNull(),
    /** SHA-256 of what the link holds: who reads the table cannot use it. */
    tokenDigest: text().notNull().unique(),
    invitedBy: text().references(() => users.id, { onDelete: 'set null' }),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
  },
  (t) => [
    check('invitations_email', sql`${t.email} = lower(${t.email}) AND length(${t.email}) <= 254`),
    check('invitations_role', sql`${t.role} <> 'customer'`),
  ],
);

/** What everybody who works for the shop has to do to get in; one row at most, and none is the same as its defaults. */
export const teamRules = pgTable(
  'team_rules',
  {
    only: boolean().primaryKey().default(true),
    secondFactorRequired: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [check('team_rules_one', sql`${t.only}`)],
);
