import { isId } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type OutboxLag, readLag } from './lag.ts';
import { buildReceipt, type ChangeRow, type Receipt } from './receipt.ts';

/** Some of the changes, newest first; `next` for what comes before them, if anything does. */
export type ChangeList = { items: Receipt[]; next: string | undefined; lag: OutboxLag };

const MOST = 200;

/** The receipt of a change; undefined when there is none of that id, or it is more than a day ago. */
export async function readReceipt(changeId: string): Promise<Receipt | undefined> {
  if (!isId(changeId)) return undefined;
  const { sql } = getRuntime();
  const [row] = await sql<ChangeRow[]>`SELECT ${columns()} FROM changes WHERE id = ${changeId}`;
  return row && buildReceipt(row);
}

/**
 * The newest changes, and how far behind the relay is.
 * @param limit 1 to 200
 * @param before an id: only older changes
 */
export async function listChanges({
  limit,
  before,
}: {
  limit: number;
  before?: string | undefined;
}): Promise<ChangeList> {
  const { sql } = getRuntime();
  const count = Math.min(Math.max(1, Math.trunc(limit)), MOST);
  const older = before !== undefined && isId(before) ? sql`WHERE changes.id < ${before}` : sql``;
  const [rows, lag] = await Promise.all([
    sql<ChangeRow[]>`SELECT ${columns()} FROM changes ${older} ORDER BY changes.id DESC LIMIT ${count + 1}`,
    readLag(sql),
  ]);
  const items = rows.slice(0, count).map(buildReceipt);
  return { items, next: rows.length > count ? items.at(-1)?.changeId : undefined, lag };
}

/** Times as ms since the epoch, which need no parser. */
function columns() {
  const { sql } = getRuntime();
  const ms = (column: string) => sql`(extract(epoch FROM ${sql(column)}) * 1000)::float8`;
  return sql`id::text AS id, kind, tags, cdn, ${ms('created_at')} AS "createdAt", ${ms('announced_at')} AS "announcedAt",
             ${ms('acknowledged_at')} AS "acknowledgedAt", processes, ${ms('purged_at')} AS "purgedAt",
             ${ms('purged_again_at')} AS "purgedAgainAt", last_error AS "lastError"`;
}
