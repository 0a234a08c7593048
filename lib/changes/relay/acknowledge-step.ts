import { setTimeout as sleep } from 'node:timers/promises';
import type { Cache } from '#lib/cache/engine/cache.ts';
import type { RelayContext } from './context.ts';
import { findUnacknowledged, noteAcknowledged } from './outbox.ts';

/** A process that has not heard of a change by then marks its answers uncacheable as soon as it has heard nothing at all. */
const PATIENCE_MS = 1_000;
const POLL_MS = 5;

/**
 * Waits until every live process knows of the changes that were announced, for a second at most. Resolves to whether there
 * were any.
 */
export async function awaitAcknowledgement(context: RelayContext, signal: AbortSignal): Promise<boolean> {
  const { sql, cache, onStep } = context;
  const rows = await findUnacknowledged(sql);
  if (rows.length === 0) return false;
  const ids = rows.map(({ id }) => id);
  const ticket = Math.max(...rows.map((row) => row.ticket));
  const processes = await waitForAll(cache, ticket, signal);
  await noteAcknowledged(sql, { ids, ticket, processes, hasCdn: context.cdn !== undefined });
  onStep('acknowledged', rows.length);
  return true;
}

/** How many processes there are, all of which know of this position; undefined when the time has run out. */
async function waitForAll(cache: Cache, ticket: number, signal: AbortSignal): Promise<number | undefined> {
  const deadline = performance.now() + PATIENCE_MS;
  do {
    // A store that is away cannot say who lives.
    const seen = await cache.acknowledged(ticket).catch(() => undefined);
    // This process lives itself: a roll without anybody on it has been lost.
    if (seen?.behind === 0 && seen.processes > 0) return seen.processes;
    await sleep(POLL_MS, undefined, { signal });
  } while (performance.now() < deadline);
  return undefined;
}
