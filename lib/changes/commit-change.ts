import type { Database } from '#db/client.ts';
import { changes } from '#db/schema/changes.ts';
import type { Announced } from '#lib/cache/engine/cached-thing.ts';
import { assertTag } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import { announceTags, noteInScope } from './announce.ts';
import { markAnnounced } from './mark-announced.ts';
import { rememberTicket } from './tickets.ts';

/** What a write has changed: `tags` of everything that was made from it, and what a CDN is to do with what it holds. */
export type ChangeNote = { kind: string; tags: readonly string[]; cdn: 'purge' | 'invalidate' | 'none' };

/** `changeId` is undefined when the work changed nothing. */
export type Committed<Result> = { result: Result; changeId: string | undefined; tags: readonly string[] };

/** What a write does its work in. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

type Work<Result> = (tx: Transaction) => Promise<{ result: Result; change?: ChangeNote | undefined }>;
type Announce<Result> = (result: Result, note: ChangeNote) => Promise<Announced<string>>;

/**
 * Runs `work` in one transaction. If it returns a change, the change's outbox row is part of that transaction: it is there
 * if and only if the write is. After the commit the change is announced to every layer of this shop, best effort: what
 * cannot be announced now the relay announces, so this never fails the write.
 * @param announce instead of invalidating all tags hard, for a write that brings its value along: tells the cache, and
 * gives the ticket, or `owed`
 * @throws what `work` throws, and what Postgres does, in which case nothing has changed; only when the connection is lost
 * during the commit itself nobody knows, and the relay announces what was committed
 */
export async function commitChange<Result>(
  work: Work<Result>,
  announce?: Announce<Result>,
): Promise<Committed<Result>> {
  const { result, change, id } = await getRuntime().db.transaction(async (tx) => {
    const outcome = await work(tx);
    // Last in the transaction, so that its time is as near to the commit as can be.
    return { ...outcome, id: outcome.change && (await insertChange(tx, outcome.change)) };
  });
  if (!change || id === undefined) return { result, changeId: undefined, tags: [] };
  const announced = await tryToAnnounce(() => (announce ? announce(result, change) : announceTags(change.tags)));
  noteInScope(change.tags, announced);
  const changeId = String(id);
  if ('ticket' in announced) {
    rememberTicket(changeId, announced.ticket);
    markAnnounced(id, announced.ticket);
  }
  return { result, changeId, tags: change.tags };
}

async function insertChange(tx: Transaction, { kind, tags, cdn }: ChangeNote): Promise<number | undefined> {
  const [row] = await tx
    .insert(changes)
    .values({ kind, tags: [...new Set(tags)].map(assertTag), cdn })
    .returning({ id: changes.id });
  return row?.id;
}

async function tryToAnnounce(announce: () => Promise<Announced<string>>): Promise<Announced<string>> {
  try {
    return await announce();
  } catch (err) {
    getRuntime().log.error({ err }, 'a change could not be announced');
    return { state: 'owed' };
  }
}
