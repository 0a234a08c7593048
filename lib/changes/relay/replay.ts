import type { Sql } from '#db/client.ts';
import { announceTags } from '../announce.ts';
import type { RelayContext } from './context.ts';
import { toArray } from './outbox.ts';

/** Longer than a replica of the shared store lags behind before it may no longer take over. */
export const REPLAY_MS = 60_000;
const ROWS_AT_ONCE = 500;

/**
 * Sends changes of the last minute back to their beginning, purges included: the shared store had lost them, so that old
 * pages may have been made, and kept by the CDN, since.
 */
export async function startOverRecent(sql: Sql): Promise<void> {
  await sql`UPDATE changes SET ${startOver(sql)}
             WHERE announced_at > clock_timestamp() - ${REPLAY_MS} * interval '1 ms'`;
}

/**
 * Announces changes of the last minute once more, in case that the shared store has lost them with nobody there to notice.
 * What the CDN was told stands.
 */
export async function announceRecentAgain({ sql }: RelayContext): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await sql<{ id: number; tags: string[] }[]>`
      SELECT id::float8 AS id, to_json(tags) AS tags FROM changes
       WHERE changes.id > ${after} AND announced_at > clock_timestamp() - ${REPLAY_MS} * interval '1 ms'
       ORDER BY changes.id LIMIT ${ROWS_AT_ONCE}`;
    const last = rows.at(-1);
    if (!last) return;
    const announced = await announceTags(rows.flatMap(({ tags }) => tags));
    if (announced.state === 'owed') throw new Error('the shared cache does not answer');
    const ids = toArray(rows.map(({ id }) => id));
    await sql`UPDATE changes SET ticket = ${announced.ticket} WHERE id = ANY(${ids}::bigint[])`;
    after = last.id;
  }
}

/**
 * Compares the log with what was announced in it. If it ends before, it has lost changes: they are sent back to their
 * beginning; and when nobody can say any more which those are, everything that was cached before ends.
 */
export async function recoverLost({ sql, cache }: RelayContext): Promise<void> {
  // In this order: a change that is announced in between is in the log, but not in what was read before.
  const [newest] = await sql<{ ticket: number | null }[]>`SELECT max(ticket)::float8 AS ticket FROM changes`;
  if (!newest?.ticket) return;
  const position = await cache.logPosition();
  if (position >= newest.ticket) return;
  // Changes are forgotten oldest first: one that is kept from before the loss shows that all of it is kept.
  const [kept] = await sql`SELECT 1 FROM changes WHERE ticket <= ${position} LIMIT 1`;
  if (!kept) await cache.restart();
  await sql`UPDATE changes SET ${startOver(sql)} WHERE ticket > ${position}`;
}

const startOver = (sql: Sql) => sql`
  announced_at = NULL, ticket = NULL, acknowledged_at = NULL, processes = NULL, purged_at = NULL, purged_again_at = NULL`;
