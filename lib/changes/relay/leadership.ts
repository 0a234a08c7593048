import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';

/** What a leader does while it leads. Ended by `stop`, which resolves when nothing of it goes on. */
export type Term = { stop(): Promise<void> };

export type Leadership = { leading(): boolean; close(): Promise<void> };

const TRY_AGAIN_MS = 250;
const BEAT_MS = 500;
/** A leader that says nothing for so long, as when its machine has stopped, loses its connection, and with it the lead. */
const SILENCE_MS = 3_000;
/** Any number, as long as nothing else locks it in this database. */
const LOCK_KEY = 7_278_391_462;

/**
 * Makes one of all processes that share a database the leader, for as long as its connection lasts: whoever holds an
 * advisory lock on a connection that is used for nothing else. The others try again and again.
 */
export function seekLeadership(databaseUrl: string, begin: () => Term): Leadership {
  const closing = new AbortController();
  let leading = false;

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      await serve().catch(() => {});
      await pause(TRY_AGAIN_MS);
    }
  }
  const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => {});

  /** Through one connection, from its beginning to its end. */
  async function serve(): Promise<void> {
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => {});
    const sql = connect(databaseUrl, () => {
      leading = false;
      lost.reject(new Error('the connection that held the lead is gone'));
    });
    const ask = <Row>(query: Promise<Row>) => Promise.race([query, lost.promise, tooLate()]);
    let term: Term | undefined;
    try {
      while (!closing.signal.aborted && !(await ask(tryToLock(sql)))) await pause(TRY_AGAIN_MS);
      if (closing.signal.aborted) return;
      leading = true;
      term = begin();
      while (!closing.signal.aborted) {
        await Promise.race([pause(BEAT_MS), lost.promise]);
        await ask(sql`SELECT 1`);
      }
    } finally {
      leading = false;
      await term?.stop();
      await sql.end({ timeout: 1 }).catch(() => {});
    }
  }

  const ended = run();
  return {
    leading: () => leading,
    async close() {
      closing.abort();
      await ended;
    },
  };
}

function connect(url: string, onclose: () => void): postgres.Sql {
  return postgres(url, {
    max: 1,
    connect_timeout: 5,
    // The lock lives as long as the connection: it must not be replaced for its age.
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
    onclose,
    connection: { application_name: 'strata relay', idle_session_timeout: SILENCE_MS },
  });
}

async function tryToLock(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ locked: boolean }[]>`SELECT pg_try_advisory_lock(${LOCK_KEY}) AS locked`;
  return row?.locked === true;
}

async function tooLate(): Promise<never> {
  await sleep(SILENCE_MS, undefined, { ref: false });
  throw new Error('the database does not answer');
}
