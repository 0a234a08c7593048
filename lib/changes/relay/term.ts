import { connectDatabase, type Sql } from '#db/client.ts';
import { type Runtime, warnNowAndThen } from '#lib/runtime.ts';
import { readLag } from '../lag.ts';
import { awaitAcknowledgement } from './acknowledge-step.ts';
import { announceWaiting, noteWaiting } from './announce-step.ts';
import { createContext, type RelayContext, type RelayOptions } from './context.ts';
import type { Term } from './leadership.ts';
import { startLoop } from './loop.ts';
import { pruneOld } from './prune.ts';
import { purgeDue } from './purge-step.ts';
import { announceRecentAgain, recoverLost, startOverRecent } from './replay.ts';

/** `startOver`: the shared store has lost changes. */
export type RelayTerm = Term & { startOver(): void };

/** A writer announces its change itself; it is taken over after that, ms. */
const GRACE_MS = 150;
/** How long nothing is looked for when nobody has called; ms. */
const POLL_MS = 250;
const WATCH_MS = 1_000;
const PRUNE_MS = 3 * 60_000;
/** Between attempts at a CDN that does not answer; ms. */
const CDN_PAUSE_MS = 30_000;
/** For as many loops that may want one at once. */
const CONNECTIONS = 3;

type Settings = { runtime: Runtime; options: RelayOptions; databaseUrl: string; lost: boolean };

/**
 * What a process does while it leads: a loop for each step, so that a CDN that hangs keeps no process from hearing of a
 * change.
 * @param lost whether the shared store has lost changes lately
 */
export function beginTerm({ runtime, options, databaseUrl, lost }: Settings): RelayTerm {
  const { log, metrics } = runtime;
  const { sql } = connectDatabase(databaseUrl, CONNECTIONS, { arrays: false });
  const context = createContext(runtime, options, sql);
  log.info('this process relays changes');

  const announcer = createAnnouncer(context, lost);
  const announcing = startLoop(
    async () => {
      const some = await announcer.announce();
      if (some) acknowledging.wake();
      return some ? 0 : POLL_MS;
    },
    warnNowAndThen(log, 'changes could not be announced'),
  );
  const acknowledging = startLoop(
    async (signal) => {
      const some = await awaitAcknowledgement(context, signal);
      if (some) purging.wake();
      return some ? 0 : POLL_MS;
    },
    warnNowAndThen(log, 'changes could not be followed'),
  );
  const purging = startLoop(
    (signal) => purgeDue(context, POLL_MS, signal),
    warnNowAndThen(log, 'the CDN could not be purged'),
    { longestPauseMs: CDN_PAUSE_MS },
  );
  const watching = startLoop(
    async () => {
      metrics.setOutboxLag(await readLag(sql));
      return WATCH_MS;
    },
    warnNowAndThen(log, 'the outbox could not be looked at'),
  );
  const pruning = startLoop(
    async (signal) => {
      await pruneOld(sql, signal);
      return PRUNE_MS;
    },
    warnNowAndThen(log, 'old changes could not be forgotten'),
  );
  // Only saves waiting for the next look.
  void sql.listen('changes', acknowledging.wake).catch(() => {});

  return {
    startOver() {
      announcer.startOver();
      announcing.wake();
    },
    async stop() {
      const loops = [announcing, acknowledging, purging, watching, pruning];
      await Promise.all([...loops.map((loop) => loop.stop()), endAll(sql)]);
      metrics.setOutboxLag(undefined);
    },
  };
}

/** Announces what waits, and before that what was announced and got lost. */
function createAnnouncer(context: RelayContext, lost: boolean) {
  let startOver = lost;
  let takenOver = false;
  let checkAt = 0;

  async function recover(): Promise<void> {
    if (startOver) {
      startOver = false;
      await startOverRecent(context.sql).catch((error: Error) => {
        startOver = true;
        throw error;
      });
    }
    if (performance.now() < checkAt) return;
    await recoverLost(context);
    checkAt = performance.now() + WATCH_MS;
  }

  return {
    startOver() {
      startOver = true;
      checkAt = 0;
    },
    async announce(): Promise<boolean> {
      // First: what is announced now would hide that the log has lost what came before.
      await recover().catch(async (error: Error) => {
        await noteWaiting(context, error.message);
        throw error;
      });
      // Whoever led before cannot be about to announce its own any more.
      const some = await announceWaiting(context, takenOver ? GRACE_MS : 0);
      if (!takenOver) await announceRecentAgain(context);
      takenOver = true;
      return some;
    },
  };
}

/** Queries under way fail. */
const endAll = (sql: Sql) => sql.end({ timeout: 0 }).catch(() => {});
