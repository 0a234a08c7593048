/**
 * Bounds what is asked of the source at once, so that a cold or absent cache cannot take it down. What has to wait is
 * asked for together: one call of a loader then serves many callers. Beyond a number of waiting keys it refuses at once.
 */
export type Bulkhead = {
  /** Runs `load` for these keys, perhaps with others for the same `load`. Undefined: refused. */
  run<Key, Result>(load: (keys: readonly Key[]) => Promise<Result>, keys: readonly Key[]): Promise<Result> | undefined;
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
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
};

/** Keys of one call at most, unless a single caller brings more. */
const TOGETHER = 200;

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
      .finally(next);
  };
  const next = () => {
    underWay -= 1;
    const [first] = queue;
    if (!first) return;
    const together: Job[] = [];
    let keys = 0;
    queue = queue.filter((job) => {
      const fits = job === first || (job.load === first.load && keys + job.keys.length <= TOGETHER);
      if (!fits) return true;
      together.push(job);
      keys += job.keys.length;
      return false;
    });
    queuedKeys -= keys;
    start(together);
  };

  return {
    run(load, keys) {
      if (underWay >= concurrent && queuedKeys + keys.length > waiting) return undefined;
      return new Promise((resolve, reject) => {
        const job = { load, keys, resolve, reject } as Job;
        if (underWay < concurrent) return start([job]);
        queue.push(job);
        queuedKeys += keys.length;
      });
    },
  };
}
