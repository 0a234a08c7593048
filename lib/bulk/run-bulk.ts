import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pastDeadlocks } from '#db/violated-constraint.ts';
import type { Actor, Origin } from '#lib/accounts/actor.ts';
import { recallActor } from '#lib/accounts/recall-actor.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import type { JobContext } from '#lib/jobs/tasks.ts';
import { getRuntime } from '#lib/runtime.ts';
import { BULK_QUEUE } from './bulk-queue.ts';
import { type Batch, writeBatch } from './run/write-batch.ts';
import { failOperation } from './store/fail-operation.ts';
import type { BulkKind } from './types.ts';

/** After so long other work of the queue gets its turn. */
const SLICE_MS = 5_000;
/** Of a batch: whoever buys one of its products meanwhile goes before. */
const ATTEMPTS = 3;

type Work = { kind: BulkKind; total: number; actorId: string | null; origin: Origin };

/**
 * Writes an operation, batch by batch, and rests after each as long as it took: shoppers have the database to themselves at
 * least half of the time. A batch is one transaction with its rows' states, so whoever goes on after a crash writes nothing twice
 * and leaves nothing out.
 */
export async function runBulk(
  { operationId }: { operationId: string },
  { signal, attempt, maxAttempts }: Pick<JobContext, 'signal' | 'attempt' | 'maxAttempts'>,
): Promise<void> {
  const [work] = await getRuntime().db.execute<Work>(sql`
    SELECT kind, total, actor_id AS "actorId", origin FROM bulk_operations WHERE id = ${operationId} AND state = 'running'`);
  if (!work) return;
  const actor = await recallActor(work.actorId, 'editor', work.origin);
  if (!actor) return failOperation(operationId, 'running', 'Whoever started it may not edit the catalogue any more.');
  try {
    await writeForAWhile({ operationId, ...work }, actor, signal);
  } catch (error) {
    if (attempt >= maxAttempts)
      await failOperation(operationId, 'running', 'It could not go on, for a reason on our side.');
    throw error;
  }
}

async function writeForAWhile(batch: Batch, actor: Actor, signal: AbortSignal): Promise<void> {
  const endsAt = performance.now() + SLICE_MS;
  while (!signal.aborted && performance.now() < endsAt) {
    const startedAt = performance.now();
    const outcome = await pastDeadlocks(ATTEMPTS, () => writeBatch(actor, batch));
    if (outcome !== 'more') return;
    await sleep(performance.now() - startedAt, undefined, { signal }).catch(() => {});
  }
  const { operationId } = batch;
  await getRuntime().db.transaction((tx) => queueJob(tx, 'run-bulk', { operationId }, { queue: BULK_QUEUE }));
}
