import { setTimeout as sleep } from 'node:timers/promises';
import { sessionCache } from '#lib/cache/sessions.ts';
import { getRuntime } from '#lib/runtime.ts';

const AGAIN_MS = 100;

/**
 * Ends sessions that are gone from the database, by their tokens: when this resolves, no process takes one of them from the
 * shared store any more. While that cannot be told, this goes on trying for as long as the store was heard of within a
 * heartbeat: others may not have noticed yet that it is away. Once it has been silent for longer, all of them ask the
 * database, and go on to until the store has been back for a heartbeat; by then what is owed is paid, by this process or
 * by the relay, since a trigger has put a row into the outbox with the deletion itself.
 *
 * Not promised: a process that alone is cut off from the store, and leads the relay as well, cannot tell those that are not.
 */
export async function announceSessionEnds(tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  const { cache } = getRuntime();
  let announced = await sessionCache().invalidate(tokens);
  while (announced.state === 'owed' && cache.stats().trusted) {
    await sleep(AGAIN_MS);
    announced = await sessionCache().invalidate(tokens);
  }
}
