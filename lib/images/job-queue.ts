/** More work is waiting than can be done in reasonable time. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/**
 * Runs jobs in the order they come, at most `atOnce` at a time.
 * @returns a function that runs a job; it rejects with QueueFullError when `waiting` jobs wait already
 */
export function createJobQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = [];
  let running = 0;

  return async function runJob<Result>(job: () => Promise<Result>): Promise<Result> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new QueueFullError(`${waiting} pictures are waiting to be made`);
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await job();
    } finally {
      // The place goes straight to the next in line, so nobody can slip in between.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
