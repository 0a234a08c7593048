import { randomUUID } from 'node:crypto';
import { bulkOperations } from '#db/schema/admin.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import { BULK_QUEUE } from './bulk-queue.ts';
import type { BulkKind } from './types.ts';

export type NewOperation = {
  kind: BulkKind;
  /** For people: the name of the file, or what the edit does. */
  title: string;
  input: object;
};

/** Notes what is to be done, and has it checked in the background. Nothing of it is written before somebody starts it. */
export async function openOperation(
  tx: Transaction,
  actor: Actor,
  { kind, title, input }: NewOperation,
): Promise<string> {
  const id = randomUUID();
  const { userId: actorId, email: actorEmail, from: origin } = actor;
  await tx.insert(bulkOperations).values({ id, kind, title, input, actorId, actorEmail, origin });
  await recordAudit(tx, actor, { action: 'bulk.create', subject: { kind: 'bulk', id, name: title }, after: { kind } });
  await queueJob(tx, 'check-bulk', { operationId: id }, { queue: BULK_QUEUE });
  return id;
}
