import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { userRole, users } from './accounts.ts';
import { moment } from './columns.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Every write of those who run the shop, in the write's own transaction. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment().notNull().default(sql`clock_timestamp()`),
    /** Null when the user has gone; the address says who it was. */
    actorId: text().references(() => users.id, { onDelete: 'set null' }),
    actorEmail: text().notNull(),
    actorRole: userRole().notNull(),
    /** What was done to what: `product.update`. */
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    /** As people call it: a product's name, an order's number. */
    subjectName: text().notNull(),
    /** What changed, as it was and as it is: null where there was nothing before, or is nothing after. */
    before: jsonb().$type<Record<string, unknown> | null>(),
    after: jsonb().$type<Record<string, unknown> | null>(),
    /** From where: network address and browser. */
    address: text(),
    device: text(),
  },
  (t) => [
    check('audit_log_action_format', sql`${t.action} ~ '^[a-z]+(-[a-z]+)*[.][a-z]+(-[a-z]+)*$'`),
    index('audit_log_subject').on(t.subjectKind, t.subjectId, t.id),
    index('audit_log_actor').on(t.actorId, t.id),
    index('audit_log_action').on(t.action, t.id),
    index('audit_log_words').using(
      'gin',
      sql`(${t.subjectName} || ' ' || ${t.actorEmail} || ' ' || ${t.action} || ' ' || ${t.subjectId}) gin_trgm_ops`,
    ),
  ],
);

/** What somebody filters a list of the admin by, under a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Of which list: `products`. */
    list: text().notNull(),
    name: text().notNull(),
    /** A query string without `?`. */
    query: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('saved_views_name').on(t.userId, t.list, t.name),
    check('saved_views_length', sql`length(${t.name}) BETWEEN 1 AND 60 AND length(${t.query}) <= 2000`),
  ],
);

/** Work on many products at once: an import of a file, or one edit of many. */
export const bulkKind = pgEnum('bulk_kind', ['import', 'edit']);

/**
 * - `checking`: its rows are read and compared with what there is; nothing is written
 * - `ready`: waits for somebody to say go
 * - `running`: writes; goes on where it stopped when a process dies
 */
export const bulkState = pgEnum('bulk_state', ['checking', 'ready', 'running', 'done', 'failed', 'cancelled']);

export const bulkOperations = pgTable(
  'bulk_operations',
  {
    /** Drawn at random. */
    id: text().primaryKey(),
    kind: bulkKind().notNull(),
    state: bulkState().notNull().default('checking'),
    /** For people: the name of the file, or what the edit does. */
    title: text().notNull(),
    actorId: text().references(() => users.id, { onDelete: 'set null' }),
    actorEmail: text().notNull(),
    /** From where it was started; what it writes is noted in the audit log with that. */
    origin: jsonb().$type<{ address: string | null; device: string | null }>().notNull(),
    /** What is to be done, as its kind has it. */
    input: jsonb().notNull(),
    total: integer().notNull().default(0),
    done: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    /** Why all of it came to an end, for people. */
    error: text(),
    /** Of what it wrote last; its receipt is kept for a day. */
    changeId: bigint({ mode: 'number' }),
    createdAt: moment().notNull().defaultNow(),
    startedAt: moment(),
    finishedAt: moment(),
  },
  (t) => [
    index('bulk_operations_newest').on(t.createdAt),
    check('bulk_operations_counts', sql`${t.total} >= 0 AND ${t.done} >= 0 AND ${t.failed} BETWEEN 0 AND ${t.done}`),
  ],
);

/** The file of an import, in parts: no process has to hold all of it, and any of them may go on with it. */
export const bulkFiles = pgTable(
  'bulk_files',
  {
    operationId: text()
      .notNull()
      .references(() => bulkOperations.id, { onDelete: 'cascade' }),
    part: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.operationId, t.part] })],
);

export const bulkRowState = pgEnum('bulk_row_state', ['invalid', 'unchanged', 'waiting', 'applied', 'failed']);

/** What one row of an operation does to one product. */
export const bulkRows = pgTable(
  'bulk_rows',
  {
    operationId: text()
      .notNull()
      .references(() => bulkOperations.id, { onDelete: 'cascade' }),
    /** Of the file's row, or the place in the list. */
    number: integer().notNull(),
    state: bulkRowState().notNull(),
    /** A SKU or a product's id. */
    key: text().notNull(),
    name: text().notNull().default(''),
    /** What is written. */
    payload: jsonb(),
    /** What it changes, for people: fields before and after. */
    changes: jsonb().$type<{ field: string; before: string | null; after: string | null }[]>().notNull().default([]),
    errors: jsonb().$type<{ field: string; detail: string }[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.number] }),
    index('bulk_rows_state').on(t.operationId, t.state, t.number),
  ],
);
