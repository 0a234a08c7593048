import type { Sql } from '#db/client.ts';
import type { DueChange, PurgeMode, Round } from '#lib/cdn/purge/plan.ts';

/**
 * The table of changes as the relay sees it. Ids are numbers, arrays come as JSON (db/client.ts), times are counted by the
 * database's clock, ms.
 */

export type Unannounced = { id: number; tags: string[] };

/** Committed changes that nobody has announced within `graceMs`, oldest first. */
export async function findUnannounced(sql: Sql, graceMs: number, limit = 500): Promise<Unannounced[]> {
  return sql<Unannounced[]>`
    SELECT id::float8 AS id, to_json(tags) AS tags FROM changes
     WHERE purged_again_at IS NULL AND announced_at IS NULL
       AND created_at <= clock_timestamp() - ${graceMs} * interval '1 ms'
     ORDER BY changes.id LIMIT ${limit}`;
}

export async function noteAnnounced(sql: Sql, ids: readonly number[], ticket: number): Promise<void> {
  await sql`UPDATE changes SET announced_at = coalesce(announced_at, clock_timestamp()), ticket = ${ticket}, last_error = NULL
             WHERE id = ANY(${toArray(ids)}::bigint[])`;
}

export type Unacknowledged = { id: number; ticket: number };

export async function findUnacknowledged(sql: Sql, limit = 1_000): Promise<Unacknowledged[]> {
  return sql<Unacknowledged[]>`
    SELECT id::float8 AS id, ticket::float8 AS ticket FROM changes
     WHERE purged_again_at IS NULL AND announced_at IS NOT NULL AND acknowledged_at IS NULL
     ORDER BY changes.id LIMIT ${limit}`;
}

type Acknowledged = { ids: readonly number[]; ticket: number; processes: number | undefined; hasCdn: boolean };

/**
 * Every process knows of these changes, up to this position; or, when `processes` is undefined, some were waited for in vain. What no CDN has to
 * be told of is complete with it.
 */
export async function noteAcknowledged(sql: Sql, { ids, ticket, processes, hasCdn }: Acknowledged): Promise<void> {
  // A row that was sent back to its beginning meanwhile, and announced anew, has a later ticket or none.
  await sql`
    WITH present AS (SELECT clock_timestamp() AS at)
    UPDATE changes SET acknowledged_at = present.at, processes = ${processes ?? null}, last_error = NULL,
           purged_at = CASE WHEN cdn = 'none' OR ${!hasCdn}::boolean THEN present.at END,
           purged_again_at = CASE WHEN cdn = 'none' OR ${!hasCdn}::boolean THEN present.at END
      FROM present WHERE id = ANY(${toArray(ids)}::bigint[]) AND ticket <= ${ticket}`;
}

/** Changes that a CDN was still to be told of, when there is none (any more). */
export async function skipPurges(sql: Sql): Promise<void> {
  await sql`
    WITH present AS (SELECT clock_timestamp() AS at)
    UPDATE changes SET purged_at = present.at, purged_again_at = present.at
      FROM present WHERE purged_again_at IS NULL AND acknowledged_at IS NOT NULL`;
}

/** What the CDN is to be told now, and how long until something else is due; ms. */
export async function findDue(
  sql: Sql,
  secondPurgeMs: number,
  limit = 5_000,
): Promise<{ due: DueChange[]; nextMs: number | undefined }> {
  const rows = await sql<{ id: number; mode: PurgeMode; tags: string[]; round: Round; waitMs: number }[]>`
    SELECT id::float8 AS id, cdn AS mode, to_json(tags) AS tags, CASE WHEN purged_at IS NULL THEN 'first' ELSE 'second' END AS round,
           greatest(0, extract(epoch FROM purged_at - clock_timestamp()) * 1000 + ${secondPurgeMs})::float8 AS "waitMs"
      FROM changes
     WHERE purged_again_at IS NULL AND acknowledged_at IS NOT NULL
     ORDER BY purged_at NULLS FIRST, changes.id LIMIT ${limit}`;
  // Nothing is greater than nothing at all: a row that was never purged waits for nothing.
  const isDue = ({ round, waitMs }: (typeof rows)[number]) => round === 'first' || waitMs === 0;
  return { due: rows.filter(isDue), nextMs: rows.find((row) => !isDue(row))?.waitMs };
}

export async function notePurged(sql: Sql, done: readonly DueChange[]): Promise<void> {
  const of = (wanted: Round) => toArray(done.filter(({ round }) => round === wanted).map(({ id }) => id));
  await sql`
    UPDATE changes
       SET purged_at = coalesce(purged_at, clock_timestamp()), last_error = NULL,
           purged_again_at = CASE WHEN id = ANY(${of('second')}::bigint[]) THEN clock_timestamp() END
     WHERE (id = ANY(${of('first')}::bigint[]) AND purged_at IS NULL)
        OR (id = ANY(${of('second')}::bigint[]) AND purged_at IS NOT NULL)`;
}

/** Keeps what went wrong with these changes, for people to see. They are tried again. */
export async function noteFailure(sql: Sql, ids: readonly number[], reason: string): Promise<void> {
  await sql`UPDATE changes SET attempts = attempts + 1, last_error = ${reason.slice(0, 500)}
             WHERE id = ANY(${toArray(ids)}::bigint[])`;
}

export const toArray = (ids: readonly number[]) => `{${ids.join(',')}}`;
