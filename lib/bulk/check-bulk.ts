import { sql } from 'drizzle-orm';
import type { JobContext } from '#lib/jobs/tasks.ts';
import { getRuntime } from '#lib/runtime.ts';
import { checkEdit } from './edit/check-edit.ts';
import type { BulkEditInput } from './edit/edit-input.ts';
import { checkImport } from './import/check-import.ts';
import { BulkRefusedError } from './refused-error.ts';
import { insertRows, type RowDraft } from './row-draft.ts';
import { failOperation } from './store/fail-operation.ts';
import type { BulkKind } from './types.ts';

/** Some rows, and how many there will be in all, as far as is known. */
export type Checked = { rows: RowDraft[]; total?: number };

type Work = { kind: BulkKind; input: Omit<BulkEditInput, 'kind'> & { format: 'csv' | 'json' } };

/**
 * Works out what each row of an operation would do, and writes nothing else. A check that was broken off begins anew: what
 * there is may have changed meanwhile.
 */
export async function checkBulk(
  { operationId }: { operationId: string },
  { signal, attempt, maxAttempts }: Pick<JobContext, 'signal' | 'attempt' | 'maxAttempts'>,
): Promise<void> {
  const { db } = getRuntime();
  const [work] = await db.execute<Work>(
    sql`SELECT kind, input FROM bulk_operations WHERE id = ${operationId} AND state = 'checking'`,
  );
  if (!work) return;
  try {
    await db.execute(sql`DELETE FROM bulk_rows WHERE operation_id = ${operationId}`);
    const { kind, input } = work;
    let done = 0;
    for await (const { rows, total } of kind === 'edit' ? checkEdit(input) : checkImport(operationId, input.format)) {
      signal.throwIfAborted();
      done += rows.length;
      if (!(await keep(operationId, rows, { done, total: total ?? done }))) return;
    }
    if (done === 0) throw new BulkRefusedError('There is nothing in it.');
    await finish(operationId, done);
  } catch (error) {
    if (error instanceof BulkRefusedError) return failOperation(operationId, 'checking', error.message);
    if (attempt >= maxAttempts)
      await failOperation(operationId, 'checking', 'It could not be checked, for a reason on our side.');
    throw error;
  }
}

/** @returns whether the operation still wants to be checked */
function keep(
  operationId: string,
  rows: RowDraft[],
  { done, total }: { done: number; total: number },
): Promise<boolean> {
  return getRuntime().db.transaction(async (tx) => {
    const [wanted] = await tx.execute(sql`
      UPDATE bulk_operations SET done = ${done}, total = ${total} WHERE id = ${operationId} AND state = 'checking' RETURNING id`);
    if (wanted) await insertRows(tx, operationId, rows);
    return wanted !== undefined;
  });
}

/** Two processes may have checked it at once, for a moment: what is ready is whole. */
async function finish(operationId: string, count: number): Promise<void> {
  const { db } = getRuntime();
  const [finished] = await db.execute(sql`
    UPDATE bulk_operations SET state = 'ready', total = ${count}, done = 0 WHERE id = ${operationId} AND state = 'checking'
       AND ${count} = (SELECT count(*) FROM bulk_rows WHERE operation_id = ${operationId}) RETURNING id`);
  if (finished) {
    // All that it says is in the rows.
    await db.execute(sql`DELETE FROM bulk_files WHERE operation_id = ${operationId}`);
    return;
  }
  const [still] = await db.execute(sql`SELECT FROM bulk_operations WHERE id = ${operationId} AND state = 'checking'`);
  if (still) throw new Error('rows of a bulk operation are missing: it is checked again');
}
