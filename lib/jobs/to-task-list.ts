import type { JobHelpers, TaskList } from 'graphile-worker';
import type { Runtime } from '#lib/runtime.ts';
import type { JobName, Jobs } from './jobs.ts';
import { type JobContext, TASKS } from './tasks.ts';

/** What the library calls for each job: does it, counts it, and reports what went wrong. */
export function toTaskList(runtime: Runtime): TaskList {
  const names = Object.keys(TASKS) as JobName[];
  return Object.fromEntries(names.map((name) => [name, toTask(runtime, name)]));
}

function toTask<Name extends JobName>({ log, metrics }: Runtime, name: Name) {
  return async (payload: unknown, { job, abortSignal }: JobHelpers): Promise<void> => {
    const startedAt = performance.now();
    const context: JobContext = { attempt: job.attempts, maxAttempts: job.max_attempts, signal: abortSignal };
    const count = (outcome: string) => metrics.countJob(name, outcome, performance.now() - startedAt);
    try {
      const handle = await TASKS[name]();
      await handle(payload as Jobs[Name], context);
      count('done');
    } catch (error) {
      const isLast = job.attempts >= job.max_attempts;
      count(isLast ? 'given-up' : 'failed');
      log[isLast ? 'error' : 'warn']({ job: job.id, name, attempt: job.attempts, err: error }, 'job failed');
      throw error;
    }
  };
}
