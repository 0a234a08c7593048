import { setTimeout as sleep } from 'node:timers/promises';
import { sessionCache } from '#lib/cache/sessions.ts';
import { getRuntime } from '#lib/runtime.ts';

const AGAIN_MS = 100;
/** A process asks the log at least once a second, each at its own time: so much later another one may have heard of it last. */
const LATER_MS = 1_300;

/**
 * Ends sessions that are gone from the database, by their tokens: when this resolves, no process takes one of them from the
 * shared store any more. While that cannot be told, this goes on trying until each process has heard nothing of the store for
 * a heartbeat: from then on all of them ask the database, and go on to until it has been back for another heartbeat. By then
 * what is owed is paid, by this process or by the relay, since a trigger puts a row into the outbox with the deletion itself.
 *
 * Not promised: a process that alone is cut off from the store, and leads the relay as well, cannot tell those that are not.
 */
export async function announceSessionEnds(tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  const { cache } = getRuntime();
  let announced = await sessionCache().invalidate(tokens);
  while (announced.state === 'owed' && cache.stats().untrustedMs < LATER_MS) {
    await sleep(AGAIN_MS);
    announced = await sessionCache().invalidate(tokens);
  }
}
