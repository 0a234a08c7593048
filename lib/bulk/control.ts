import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import { getRuntime } from '#lib/runtime.ts';
import { BULK_QUEUE } from './bulk-queue.ts';
import { readOperation } from './read.ts';
import type { BulkOperation, BulkState } from './types.ts';

export type Controlled =
  | { state: 'moved'; operation: BulkOperation }
  | { state: 'refused'; operation: BulkOperation; detail: string }
  | { state: 'unknown' };

/**
 * Has an operation that was checked written, in the name of whoever starts it. It goes on by itself from then on, in whatever
 * process there is.
 * @throws ForbiddenError for less than an editor
 */
export async function startOperation(actor: Actor, id: string): Promise<Controlled> {
  assertMay(actor, 'editor');
  return control(id, async (tx, operation) => {
    if (operation.state !== 'ready') return `It is ${operation.state}; only what is ready can be started.`;
    const [waiting] = await tx.execute(
      sql`SELECT FROM bulk_rows WHERE operation_id = ${id} AND state = 'waiting' LIMIT 1`,
    );
    if (!waiting) return 'There is nothing in it that would change.';
    await tx.execute(sql`
      UPDATE bulk_operations
         SET state = 'running', started_at = now(), done = 0, failed = 0, actor_id = ${actor.userId},
             actor_email = ${actor.email}, origin = ${JSON.stringify(actor.from)}::text::jsonb,
             total = (SELECT count(*) FROM bulk_rows WHERE operation_id = ${id} AND state = 'waiting')
       WHERE id = ${id}`);
    await recordAudit(tx, actor, { action: 'bulk.start', subject: { kind: 'bulk', id, name: operation.title } });
    await queueJob(tx, 'run-bulk', { operationId: id }, { queue: BULK_QUEUE });
    return undefined;
  });
}

const OPEN: readonly BulkState[] = ['checking', 'ready', 'running'];

/**
 * Ends an operation where it is: what was written stays, nothing else will be.
 * @throws ForbiddenError for less than an editor
 */
export async function cancelOperation(actor: Actor, id: string): Promise<Controlled> {
  assertMay(actor, 'editor');
  return control(id, async (tx, operation) => {
    if (!OPEN.includes(operation.state)) return `It is ${operation.state} already.`;
    await tx.execute(sql`UPDATE bulk_operations SET state = 'cancelled', finished_at = now() WHERE id = ${id}`);
    await recordAudit(tx, actor, { action: 'bulk.cancel', subject: { kind: 'bulk', id, name: operation.title } });
    return undefined;
  });
}

/** @param move does it, or says why not */
async function control(
  id: string,
  move: (tx: Transaction, operation: BulkOperation) => Promise<string | undefined>,
): Promise<Controlled> {
  return getRuntime().db.transaction(async (tx) => {
    await tx.execute(sql`SELECT FROM bulk_operations WHERE id = ${id} FOR UPDATE`);
    const operation = await readOperation(tx, id);
    if (!operation) return { state: 'unknown' };
    const detail = await move(tx, operation);
    if (detail !== undefined) return { state: 'refused', operation, detail };
    return { state: 'moved', operation: (await readOperation(tx, id)) ?? operation };
  });
}
