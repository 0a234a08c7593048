import { type SQL, sql } from 'drizzle-orm';
import { toIso } from '#db/to-iso.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Page } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { BulkOperation, BulkRow, RowState } from './types.ts';

type Row = Omit<BulkOperation, 'createdAt' | 'startedAt' | 'finishedAt'> & {
  createdAt: string | Date;
  startedAt: string | Date | null;
  finishedAt: string | Date | null;
};

/**
 * What was or is to be done to many products at once, newest first.
 * @throws ForbiddenError for less than a viewer
 */
export async function listOperations(
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<BulkOperation>> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const [items, [counted]] = await Promise.all([
    selectOperations(db, sql`ORDER BY created_at DESC, id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`),
    db.execute<{ total: number }>(sql`SELECT count(*)::int AS total FROM bulk_operations`),
  ]);
  return { items, page, pageSize, total: counted?.total ?? 0 };
}

/** How many rows there are of each state. */
export type RowCounts = Record<RowState, number>;

/**
 * One operation, and how many of its rows are how; null when there is none of that id.
 * @throws ForbiddenError for less than a viewer
 */
export async function getOperation(actor: Actor, id: string): Promise<(BulkOperation & { rows: RowCounts }) | null> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const operation = await readOperation(db, id);
  if (!operation) return null;
  const counted = await db.execute<{ state: RowState; count: number }>(
    sql`SELECT state, count(*)::int AS count FROM bulk_rows WHERE operation_id = ${id} GROUP BY state`,
  );
  const none: RowCounts = { invalid: 0, unchanged: 0, waiting: 0, applied: 0, failed: 0 };
  return { ...operation, rows: { ...none, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) } };
}

export async function readOperation(db: Pick<Transaction, 'execute'>, id: string): Promise<BulkOperation | undefined> {
  const [operation] = await selectOperations(db, sql`WHERE id = ${id}`);
  return operation;
}

async function selectOperations(db: Pick<Transaction, 'execute'>, which: SQL): Promise<BulkOperation[]> {
  const rows = await db.execute<Row>(sql`
    SELECT id, kind, state, state = 'ready' AND NOT EXISTS (
             SELECT FROM bulk_rows r WHERE r.operation_id = bulk_operations.id AND r.state = 'waiting') AS "isEmpty", title, actor_email AS "actorEmail", total, done, failed, error, change_id::text AS "changeId",
           created_at AS "createdAt", started_at AS "startedAt", finished_at AS "finishedAt"
      FROM bulk_operations ${which}`);
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    startedAt: toIso(row.startedAt),
    finishedAt: toIso(row.finishedAt),
  }));
}

export type RowQuery = {
  /** Default: all. */
  states?: readonly RowState[] | undefined;
  /** Only rows of higher numbers. */
  after: number;
  limit: number;
};

/**
 * Rows of an operation by their numbers; null when there is none of that id.
 * @returns `next`: what to ask for as `after` to get more; null when there are none
 * @throws ForbiddenError for less than a viewer
 */
export async function listRows(
  actor: Actor,
  id: string,
  { states, after, limit }: RowQuery,
): Promise<{ items: BulkRow[]; next: number | null } | null> {
  assertMay(actor, 'viewer');
  const { db } = getRuntime();
  const ofState = states ? sql`AND state = ANY(${`{${states.join(',')}}`}::bulk_row_state[])` : sql``;
  const rows = await db.execute<BulkRow>(sql`
    SELECT number, state, key, name, changes, errors FROM bulk_rows
     WHERE operation_id = ${id} AND number > ${after} ${ofState} ORDER BY number LIMIT ${limit + 1}`);
  if (rows.length === 0 && !(await readOperation(db, id))) return null;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.number ?? null) : null };
}
