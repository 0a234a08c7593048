import { sql } from 'drizzle-orm';
import { getRuntime, type Runtime } from '#lib/runtime.ts';

type Mark = { id: number; ticket: number };
type Queue = { waiting: Mark[]; writing: boolean };

const queues = new WeakMap<Runtime, Queue>();

/**
 * Notes that a change has been announced, and wakes the relay for the steps that follow. Does not wait, and may fail: the
 * relay announces again what was not noted. Changes made at once are noted together, on one connection.
 */
export function markAnnounced(id: number, ticket: number): void {
  const runtime = getRuntime();
  const queue = queues.get(runtime) ?? { waiting: [], writing: false };
  queues.set(runtime, queue);
  queue.waiting.push({ id, ticket });
  if (!queue.writing) void writeAll(runtime, queue);
}

async function writeAll({ db, log }: Runtime, queue: Queue): Promise<void> {
  queue.writing = true;
  while (queue.waiting.length > 0) {
    const marks = JSON.stringify(queue.waiting.splice(0));
    try {
      // A row that the relay was faster to announce keeps the later ticket.
      await db.execute(sql`
        WITH marked AS (
          UPDATE changes SET announced_at = clock_timestamp(), ticket = mark.ticket
            FROM json_to_recordset(${marks}::json) AS mark (id bigint, ticket bigint)
           WHERE changes.id = mark.id AND announced_at IS NULL
          RETURNING 1
        )
        SELECT pg_notify('changes', '') FROM marked LIMIT 1`);
    } catch (error) {
      log.debug({ error: (error as Error).message }, 'announcements not noted: left to the relay');
    }
  }
  queue.writing = false;
}
