import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import type { BulkState } from '../types.ts';

/** Ends an operation for a reason that concerns all of it, unless it has gone on from this state. @param reason for people */
export async function failOperation(operationId: string, from: BulkState, reason: string): Promise<void> {
  await getRuntime().db.execute(sql`
    UPDATE bulk_operations SET state = 'failed', error = ${reason}, finished_at = now()
     WHERE id = ${operationId} AND state = ${from}`);
}
