/**
 * Bounds what is asked of the source at once, so that a cold or absent cache cannot take it down. What is asked in one
 * turn of the event loop, or has to wait, is asked for together: one call of a loader then serves many callers. Beyond a
 * number of waiting keys it refuses at once.
 */
export type Bulkhead = {
  /** Runs `load` for these keys, perhaps with others for the same `load`: `together` at most. Undefined: refused. */
  run<Key, Result>(
    load: (keys: readonly Key[]) => Promise<Result>,
    keys: readonly Key[],
    together?: number,
  ): Promise<Result> | undefined;
};

export type BulkheadOptions = {
  /** Loads under way at once. */
  concurrent: number;
  /** Keys that may wait. */
  waiting: number;
};

type Job = {
  load: (keys: readonly never[]) => Promise<unknown>;
  keys: readonly unknown[];
  together: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
};

export const KEYS_TOGETHER = 200;

export function createBulkhead({ concurrent, waiting }: BulkheadOptions): Bulkhead {
  let underWay = 0;
  let queue: Job[] = [];
  let queuedKeys = 0;

  const start = (jobs: readonly Job[]) => {
    underWay += 1;
    const [first] = jobs as [Job];
    const keys = jobs.length === 1 ? first.keys : jobs.flatMap((job) => job.keys);
    new Promise((resolve) => resolve(first.load(keys as readonly never[])))
      .then(
        (result) => {
          for (const job of jobs) job.resolve(result);
        },
        (error) => {
          for (const job of jobs) job.reject(error);
        },
      )
      .finally(() => {
        underWay -= 1;
        drain();
      });
  };
  const drain = () => {
    while (underWay < concurrent && queue.length > 0) {
      const { jobs, rest } = takeFirst(queue);
      queue = rest;
      queuedKeys = countKeys(rest);
      start(jobs);
    }
  };
  /** Keys of `jobs` that will have to wait once this turn is over. */
  const countWaiting = (jobs: readonly Job[]) => {
    let rest = jobs;
    for (let free = concurrent - underWay; free > 0 && rest.length > 0; free--) rest = takeFirst(rest).rest;
    return countKeys(rest);
  };

  return {
    run(load, keys, together = KEYS_TOGETHER) {
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      const job = { load, keys, together, resolve, reject } as unknown as Job;
      // Counted in full only where it might matter.
      const full = queuedKeys + keys.length > waiting && underWay + queue.length >= concurrent;
      if (full && countWaiting([...queue, job]) > waiting) return undefined;
      // After the microtasks of this turn, in which others get to ask for the same.
      if (queue.length === 0 && underWay < concurrent) process.nextTick(drain);
      queue.push(job);
      queuedKeys += keys.length;
      return promise;
    },
  };
}

const countKeys = (jobs: readonly Job[]) => jobs.reduce((keys, job) => keys + job.keys.length, 0);

/** The first job and those that may go with it, and the others. */
function takeFirst(queue: readonly Job[]): { jobs: Job[]; rest: Job[] } {
  const [first] = queue as [Job];
  const jobs: Job[] = [];
  const rest: Job[] = [];
  let keys = 0;
  for (const job of queue) {
    const goes = job === first || (job.load === first.load && keys + job.keys.length <= first.together);
    (goes ? jobs : rest).push(job);
    if (goes) keys += job.keys.length;
  }
  return { jobs, rest };
}
