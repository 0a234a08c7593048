import { startWorker } from '#lib/jobs/worker.ts';
import { getRuntime } from '#lib/runtime.ts';

/** A process of the fleet that takes jobs, tells of each, and finishes none. */
process.once('disconnect', () => process.exit());
startWorker(getRuntime(), {
  tasks: {
    'send-mail': (payload) => {
      process.send?.(payload);
      return new Promise(() => {});
    },
  },
});
