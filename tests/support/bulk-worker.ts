import { startWorker } from '#lib/jobs/worker.ts';
import { getRuntime } from '#lib/runtime.ts';

/** A process of the fleet that does the shop's jobs. */
process.once('disconnect', () => process.exit());
startWorker(getRuntime());
