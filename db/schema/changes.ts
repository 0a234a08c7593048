import { sql } from 'drizzle-orm';
import { bigint, check, doublePrecision, index, integer, pgEnum, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** What a CDN is told of a change: to drop what it holds, to ask again before it trusts it, or nothing. */
export const cdnMode = pgEnum('cdn_mode', ['purge', 'invalidate', 'none']);

/**
 * The outbox: a row for each write, in the write's own transaction. The relay (lib/changes) brings it to every layer, from
 * the innermost outwards, and notes here how far it has come; so a crash anywhere goes on where it stopped.
 */
export const changes = pgTable(
  'changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** What was written, for people: `product`, `inventory`, `purge`. */
    kind: text().notNull(),
    /** Of everything that was made from what was written. */
    tags: text().array().notNull(),
    cdn: cdnMode().notNull(),
    createdAt: moment().notNull().default(sql`clock_timestamp()`),
    /** Position in the cache's change log: who knows of it serves nothing older than this change. */
    ticket: bigint({ mode: 'number' }),
    announcedAt: moment(),
    /** When every live process knew of it, and how many there were. */
    acknowledgedAt: moment(),
    processes: smallint(),
    purgedAt: moment(),
    /** For what was rendered before the change and reached the CDN after its purge. */
    purgedAgainAt: moment(),
    attempts: integer().notNull().default(0),
    /** Of the last attempt that failed; nothing secret. */
    lastError: text(),
  },
  (t) => [
    check('changes_tags', sql`cardinality(${t.tags}) > 0`),
    check('changes_order', sql`${t.acknowledgedAt} IS NULL OR ${t.announcedAt} IS NOT NULL`),
    index('changes_open').on(t.id).where(sql`purged_again_at IS NULL`),
    index('changes_ticket').on(t.ticket.desc()),
  ],
);

/** What is left of the CDN's rate limit, which whoever leads the relay next has to keep to as well. */
export const cdnQuota = pgTable(
  'cdn_quota',
  {
    id: smallint().primaryKey().default(1),
    tokens: doublePrecision().notNull(),
    updatedAt: moment().notNull(),
    blockedUntil: moment(),
  },
  (t) => [check('cdn_quota_one', sql`${t.id} = 1`)],
);
