import { isId } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type CdnState, readCdnState } from './cdn-state.ts';
import { type OutboxLag, readLag } from './lag.ts';
import { buildReceipt, type ChangeRow, type Receipt } from './receipt.ts';

/** Some of the changes, newest first; `next` for what comes before them, if anything does. `cdn` is null without one. */
export type ChangeList = { items: Receipt[]; next: string | undefined; lag: OutboxLag; cdn: CdnState | null };

/** `before`: an id, only older changes. `tag`: only those of this tag. `limit`: 1 to 200. */
export type ChangeListQuery = { limit: number; before?: string | undefined; tag?: string | undefined };

const MOST = 200;
/** Changes that are shown beside what they are about. */
const RELATED = 5;

/** The receipt of a change; undefined when there is none of that id, or it is more than a day ago. */
export async function readReceipt(changeId: string): Promise<Receipt | undefined> {
  if (!isId(changeId)) return undefined;
  const { sql } = getRuntime();
  const [row] = await sql<ChangeRow[]>`SELECT ${columns()} FROM changes WHERE id = ${changeId}`;
  return row && buildReceipt(row);
}

/** The newest changes, how far behind the relay is, and what the CDN lets it do. */
export async function listChanges({ limit, before, tag }: ChangeListQuery): Promise<ChangeList> {
  const { sql, config } = getRuntime();
  const count = Math.min(Math.max(1, Math.trunc(limit)), MOST);
  const older = before !== undefined && isId(before) ? sql`AND changes.id < ${before}` : sql``;
  const tagged = tag === undefined ? sql`` : sql`AND tags @> ARRAY[${tag}]::text[]`;
  const [rows, lag, cdn] = await Promise.all([
    sql<ChangeRow[]>`
      SELECT ${columns()} FROM changes WHERE true ${older} ${tagged} ORDER BY changes.id DESC LIMIT ${count + 1}`,
    readLag(sql),
    readCdnState(sql, config.cloudflare),
  ]);
  const items = rows.slice(0, count).map(buildReceipt);
  return { items, next: rows.length > count ? items.at(-1)?.changeId : undefined, lag, cdn: cdn ?? null };
}

/** A change that ended what carries some tag. `position` in the change log: whoever has come so far knows of it. */
export type RelatedChange = {
  changeId: string;
  kind: string;
  tags: string[];
  /** ms since the epoch. */
  createdAt: number;
  position: number | null;
  lastError: string | null;
};

/** The last changes that had one of these tags, newest first. */
export async function findChangesOf(tags: readonly string[]): Promise<RelatedChange[]> {
  const { sql } = getRuntime();
  return sql<RelatedChange[]>`
    SELECT id::text AS "changeId", kind, tags, (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt",
           ticket::float8 AS position, last_error AS "lastError"
      FROM changes WHERE tags && ${[...tags]}::text[] ORDER BY changes.id DESC LIMIT ${RELATED}`;
}

/** Times as ms since the epoch, which need no parser. */
function columns() {
  const { sql } = getRuntime();
  const ms = (column: string) => sql`(extract(epoch FROM ${sql(column)}) * 1000)::float8`;
  return sql`id::text AS id, kind, tags, cdn, ${ms('created_at')} AS "createdAt", ${ms('announced_at')} AS "announcedAt",
             ${ms('acknowledged_at')} AS "acknowledgedAt", processes, ${ms('purged_at')} AS "purgedAt",
             ${ms('purged_again_at')} AS "purgedAgainAt", last_error AS "lastError"`;
}
