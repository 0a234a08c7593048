import { randomBytes } from 'node:crypto';
import type { FleetDefinition, SourceRow } from './engine-fleet/protocol.ts';
import { createFleetSource, type FleetSource } from './engine-fleet/source.ts';
import { watchTags } from './engine-fleet/tag-feed.ts';
import { startWorker, type Worker } from './engine-fleet/worker.ts';

export type FleetOptions = {
  count: number;
  /** In any form that the engine takes. A function gives each worker its own, as by way of a proxy. */
  redisUrl: string | ((worker: number) => string);
  /** Default: one that no other fleet has. */
  prefix?: string;
  rows?: Record<string, SourceRow>;
  definition?: FleetDefinition;
  commandTimeoutMs?: number;
  heartbeatMs?: number;
  /** How much each worker's wall clock goes ahead, ms. */
  skewMs?: (worker: number) => number;
  /** Whether workers take calls only when they trust the shared store; they wait for five seconds. Default true. */
  awaitStore?: boolean;
};

export type Fleet = {
  workers: readonly Worker[];
  source: FleetSource;
  prefix: string;
  /** Starts one more. */
  add(): Promise<Worker>;
  stop(): Promise<void>;
};

/** Starts real processes, each with one engine, that share a Redis and a source of truth. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { count, redisUrl, prefix = `fleet-${randomBytes(6).toString('hex')}:`, definition = {} } = options;
  const { source, load } = createFleetSource(options.rows);
  const support = { load, tags: watchTags(source.tagsOf) };
  const workers: Worker[] = [];
  const start = (index: number) =>
    startWorker(
      {
        redisUrl: typeof redisUrl === 'string' ? redisUrl : redisUrl(index),
        prefix,
        definition,
        commandTimeoutMs: options.commandTimeoutMs,
        heartbeatMs: options.heartbeatMs,
        skewMs: options.skewMs?.(index) ?? 0,
        awaitStore: options.awaitStore ?? true,
      },
      support,
    );
  const stop = async () => void (await Promise.all(workers.map((worker) => worker.kill())));
  const started = await Promise.allSettled(Array.from({ length: count }, (_, index) => start(index)));
  for (const result of started) if (result.status === 'fulfilled') workers.push(result.value);
  for (const result of started) {
    if (result.status === 'fulfilled') continue;
    await stop();
    throw result.reason;
  }
  return {
    workers,
    source,
    prefix,
    async add() {
      const worker = await start(workers.length);
      workers.push(worker);
      return worker;
    },
    stop,
  };
}
