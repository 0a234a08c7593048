import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { type ChangeNote, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { BulkKind, FieldFault } from '../types.ts';
import { joinChanges, type ProductChanged } from './join-changes.ts';
import { writeEdits } from './write-edits.ts';
import { writeImports } from './write-imports.ts';

export type Batch = { operationId: string; kind: BulkKind; total: number };

/** A row that is to be written, as it was checked. */
export type WaitingRow = { number: number; payload: unknown };
/** What became of it. */
export type RowOutcome = { number: number; state: 'applied' | 'unchanged' | 'failed'; errors?: FieldFault[] };
export type BatchOutcome = { rows: RowOutcome[]; changed: ProductChanged[] };

const ROWS_AT_ONCE: Record<BulkKind, number> = { edit: 200, import: 100 };

/** Somebody has ended the operation while a batch was written: the batch is taken back. */
class OperationEndedError extends Error {
  override name = 'OperationEndedError';
}

/**
 * Writes the next rows of an operation: products, states of rows, progress and one change are one transaction.
 * @returns `done`: that was the last of it; `ended`: it was cancelled, and nothing was written
 */
export async function writeBatch(actor: Actor, batch: Batch): Promise<'more' | 'done' | 'ended'> {
  try {
    const { result, changeId } = await commitChange((tx) => work(tx, actor, batch));
    if (changeId !== undefined) await noteChange(batch.operationId, changeId);
    return result;
  } catch (error) {
    if (error instanceof OperationEndedError) return 'ended';
    throw error;
  }
}

async function work(
  tx: Transaction,
  actor: Actor,
  { operationId, kind, total }: Batch,
): Promise<{ result: 'more' | 'done'; change?: ChangeNote | undefined }> {
  const rows = await tx.execute<WaitingRow>(sql`
    SELECT number, payload FROM bulk_rows WHERE operation_id = ${operationId} AND state = 'waiting'
     ORDER BY number LIMIT ${ROWS_AT_ONCE[kind]} FOR UPDATE`);
  if (rows.length === 0) {
    await progress(tx, operationId, sql`state = 'done', finished_at = now()`);
    return { result: 'done' };
  }
  const outcome = kind === 'edit' ? await writeEdits(tx, actor, rows) : await writeImports(tx, actor, rows);
  await noteRows(tx, operationId, outcome.rows);
  const failed = outcome.rows.filter(({ state }) => state === 'failed').length;
  // Last, since it is what a cancellation waits for.
  await progress(tx, operationId, sql`done = done + ${rows.length}, failed = failed + ${failed}`);
  return { result: 'more', change: joinChanges(outcome.changed, total) };
}

async function progress(tx: Transaction, operationId: string, what: ReturnType<typeof sql>): Promise<void> {
  const [running] = await tx.execute(
    sql`UPDATE bulk_operations SET ${what} WHERE id = ${operationId} AND state = 'running' RETURNING id`,
  );
  if (!running) throw new OperationEndedError();
}

/** What was written is not kept a second time. */
async function noteRows(tx: Transaction, operationId: string, rows: readonly RowOutcome[]): Promise<void> {
  await tx.execute(sql`
    UPDATE bulk_rows r SET state = o.state::bulk_row_state, errors = coalesce(o.errors, '[]'), payload = NULL
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS o(number int, state text, errors jsonb)
     WHERE r.operation_id = ${operationId} AND r.number = o.number`);
}

/** For whoever watches: that it is not part of the batch's transaction costs nothing. */
async function noteChange(operationId: string, changeId: string): Promise<void> {
  await getRuntime().db.execute(
    sql`UPDATE bulk_operations SET change_id = ${changeId}::bigint WHERE id = ${operationId}`,
  );
}
