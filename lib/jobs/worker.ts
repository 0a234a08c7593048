import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { connectJobs } from '#db/connect-jobs.ts';
import { type Runtime, warnNowAndThen } from '#lib/runtime.ts';
import { keepPresence, type Presence } from './presence.ts';
import { RECURRING } from './tasks.ts';
import { toTaskList } from './to-task-list.ts';

export type Worker = {
  /** Takes no more jobs, and resolves when those under way have ended or been given back. */
  close(): Promise<void>;
};

export type WorkerOptions = {
  /** What to do instead of what the shop does, for tests. */
  tasks?: TaskList;
  /** How often to look for jobs of processes that are gone; ms. */
  lookMs?: number;
  /** After each of these looks. */
  onLook?: () => void;
};

const CONCURRENCY = 2;
/** One listens; two for the fetching and finishing that two jobs need. */
const CONNECTIONS = 3;
/** Jobs that wait for their time are looked for this often; others are heard of at once. */
const POLL_MS = 2_000;
const LOOK_MS = 5_000;
const RESTART_MS = 2_000;
/** After a signal jobs have this long to end by themselves, and as long again once they were told to. */
const GRACE_MS = 3_000;

/**
 * Runs jobs in this process, beside whatever else it does, until it is closed. All processes of a fleet share the queue.
 * Without its database it waits until that is back.
 */
export function startWorker(runtime: Runtime, options: WorkerOptions = {}): Worker {
  const { databaseUrl } = runtime.config;
  if (!databaseUrl) throw new Error('jobs need a database');
  const closing = new AbortController();
  const warn = warnNowAndThen(runtime.log, 'job queue');
  let runner: Runner | undefined;

  async function serve(url: string): Promise<void> {
    while (!closing.signal.aborted) {
      const pool = connectJobs(url, CONNECTIONS, warn);
      const events: WorkerEvents = new EventEmitter();
      const stopShowing = showPresence(events, runtime, options);
      try {
        runner = await run({
          pgPool: pool,
          events,
          taskList: options.tasks ?? toTaskList(runtime),
          parsedCronItems: parseCronItems(RECURRING.map(toCronItem)),
          concurrency: CONCURRENCY,
          pollInterval: POLL_MS,
          gracefulShutdownAbortTimeout: GRACE_MS,
          noHandleSignals: true,
          // Otherwise nobody waits for the answer to "this one is done": a connection that is lost meanwhile would be an error
          // that nothing can catch, which ends the process. Like this the queue is opened anew.
          preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
          logger: toLogger(runtime),
        });
        if (closing.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        warn(error as Error);
      } finally {
        runner = undefined;
        stopShowing();
        await pool.end().catch(warn);
      }
      await sleep(RESTART_MS, undefined, { signal: closing.signal }).catch(() => {});
    }
  }
  const ended = serve(databaseUrl);

  return {
    async close() {
      closing.abort();
      await runner?.stop().catch(() => {});
      await Promise.race([ended, sleep(2 * GRACE_MS, undefined, { ref: false })]);
    },
  };
}

function showPresence(events: WorkerEvents, { log }: Runtime, options: WorkerOptions): () => void {
  const { lookMs = LOOK_MS, onLook = () => {} } = options;
  let presence: Presence | undefined;
  events.on('pool:listen:success', ({ client, workerPool }) => {
    presence?.end();
    presence = keepPresence({
      client,
      workerId: workerPool.id,
      lookMs,
      onLook,
      onRecovered(workers) {
        log.warn({ workers: workers.length }, 'jobs of processes that are gone were freed');
        workerPool.nudge(CONCURRENCY);
      },
      onError: (error) => log.debug({ error: error.message }, 'job queue: presence'),
    });
  });
  events.on('pool:listen:release', () => presence?.end());
  return () => presence?.end();
}

/** One that still waits is not joined by another. */
const toCronItem = ({ name, match }: (typeof RECURRING)[number]) => ({
  task: name,
  match,
  identifier: name,
  options: { jobKey: `recurring:${name}`, maxAttempts: 1 },
});

/** What the library says of failed jobs has their payload in it; lib/jobs/to-task-list.ts reports them instead. */
function toLogger({ log }: Runtime): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta?.failure) return;
    if (level === 'error' || level === 'warning') log.warn({ queue: message }, 'job queue');
    else log.debug({ queue: message }, 'job queue');
  });
}
