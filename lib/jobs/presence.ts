import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';

export type Presence = { end(): void };

export type PresenceOptions = {
  client: PoolClient;
  workerId: string;
  /** How often to look for jobs of processes that are gone; ms. */
  lookMs: number;
  /** Told whose jobs were freed. */
  onRecovered: (workers: readonly string[]) => void;
  /** Has looked, whatever was found. */
  onLook: () => void;
  onError: (error: Error) => void;
};

/** Any number, as long as nothing else of this database locks pairs with it. */
const LOCK_CLASS = 7_278_391;
/** A process that says nothing for so long, as when its machine has stopped, counts as gone: Postgres ends its session. */
const SILENCE_MS = 30_000;

const ANNOUNCE = `SELECT set_config('idle_session_timeout', $3, false), pg_advisory_lock($1::int, hashtext($2))`;
const FIND_GONE = `
  SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs
   WHERE locked_by IS NOT NULL AND NOT EXISTS (
     SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND classid = $1::int::oid AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
const RECOVER = 'SELECT graphile_worker.force_unlock_workers($1::text[])';

/**
 * Shows that a worker lives, and frees the jobs of those that do not. graphile-worker knows of a dead worker only that its
 * jobs have been locked for 4 hours. Here each one holds an advisory lock on the connection that it listens with, which
 * Postgres lets go of as soon as the process is gone. Whoever is missing twice in a row is taken for dead: once may have been
 * a connection that was just made anew.
 */
export function keepPresence({ client, workerId, lookMs, onRecovered, onLook, onError }: PresenceOptions): Presence {
  let missing = new Set<string>();
  let ended = false;

  async function announce(): Promise<void> {
    await client.query(ANNOUNCE, [LOCK_CLASS, workerId, String(SILENCE_MS)]);
  }

  async function look(): Promise<void> {
    const { rows } = await client.query<{ worker: string }>(FIND_GONE, [LOCK_CLASS]);
    const found = rows.map(({ worker }) => worker);
    const gone = found.filter((worker) => missing.has(worker));
    missing = new Set(found);
    if (gone.length === 0) return;
    await client.query(RECOVER, [gone]);
    onRecovered(gone);
  }

  async function run(): Promise<void> {
    await announce();
    while (!ended) {
      await sleep(lookMs, undefined, { ref: false });
      if (!ended) await look().then(onLook, onError);
    }
  }

  // The client is about to be told to listen, and takes one statement at a time.
  client.once('drain', () => void run().catch(onError));
  return {
    end() {
      ended = true;
    },
  };
}
