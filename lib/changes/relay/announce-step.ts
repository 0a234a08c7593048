import { announceTags } from '../announce.ts';
import type { RelayContext } from './context.ts';
import { findUnannounced, noteAnnounced, noteFailure, type Unannounced } from './outbox.ts';

const TAGS_AT_ONCE = 1_000;

/**
 * Announces what was committed and not announced, as one change for many. Resolves to whether there was any.
 * @param graceMs how long a writer is given to do it itself
 * @throws when the shared store cannot be told: the rows stay as they are, with the reason
 */
export async function announceWaiting({ sql, cache, onStep }: RelayContext, graceMs: number): Promise<boolean> {
  const rows = await findUnannounced(sql, graceMs);
  if (rows.length === 0) return false;
  const batch = takeWhile(rows, TAGS_AT_ONCE);
  const ids = batch.map(({ id }) => id);
  try {
    // Asked first: announcing to a store that is away makes this process forget all it holds, each time.
    await cache.logPosition();
    const announced = await announceTags(batch.flatMap(({ tags }) => tags));
    if (announced.state === 'owed') throw new Error('the shared cache does not answer');
    onStep('announcing', batch.length);
    await noteAnnounced(sql, ids, announced.ticket);
    onStep('announced', batch.length);
  } catch (error) {
    await noteFailure(sql, ids, (error as Error).message);
    throw error;
  }
  return true;
}

/** Keeps with the changes that wait why they do. */
export async function noteWaiting({ sql }: RelayContext, reason: string): Promise<void> {
  const rows = await findUnannounced(sql, 0);
  if (rows.length > 0)
    await noteFailure(
      sql,
      rows.map(({ id }) => id),
      reason,
    );
}

/** As many rows as have so many tags together, and at least one. */
function takeWhile(rows: readonly Unannounced[], tagsAtMost: number): Unannounced[] {
  let count = 0;
  return rows.filter((row, at) => {
    count += row.tags.length;
    return at === 0 || count <= tagsAtMost;
  });
}
