import type { ContestantName, Layout } from './contestants/contestant.ts';
import type { Effort } from './effort.ts';
import { startWorker, type Worker } from './fleet.ts';
import { startLinkProxy } from './servers/link-proxy.ts';
import { startBenchRedis } from './servers/redis-server.ts';
import type { Setup, Stage } from './workload.ts';

const LONG_MS = 600_000;
const LAYOUT: Omit<Layout, 'url' | 'prefix'> = {
  ttlMs: LONG_MS,
  localTtlMs: LONG_MS,
  localBytes: 64_000_000,
  leaseMs: undefined,
  staleMs: undefined,
  concurrent: false,
  bus: false,
  outage: false,
};

export type OpenStage = Stage & {
  /** Ends all that the workload has started. Safe to call more than once. */
  end(): Promise<void>;
};

/** Starts a Redis, and whatever a workload asks for. */
export async function openStage(effort: Effort, detail: (text: string) => void): Promise<OpenStage> {
  const undos: (() => Promise<void> | void)[] = [];
  const end = async () => {
    await Promise.all(undos.splice(0).map((undo) => undo()));
  };
  const startRedis = async () => {
    const redis = await startBenchRedis();
    undos.push(redis.stop);
    return redis;
  };
  const { url: redisUrl } = await startRedis();

  const start = () => {
    const worker = startWorker();
    undos.push(worker.stop);
    return worker;
  };
  const openOne = async (name: ContestantName, setup: Setup): Promise<Worker> => {
    const { loadMs = 0, freshly = false, ...layout } = setup;
    const worker = start();
    await worker.call('open', name, { ...LAYOUT, url: redisUrl, prefix: `${name}:`, ...layout }, { loadMs, freshly });
    return worker;
  };

  return {
    effort,
    redisUrl,
    detail,
    startRedis,
    async startProxy(url) {
      const proxy = await startLinkProxy(url);
      undos.push(proxy.stop);
      return proxy;
    },
    startWorker: start,
    openOne,
    open: (name, setup, processes = 1) => Promise.all(Array.from({ length: processes }, () => openOne(name, setup))),
    close: async (workers) => void (await Promise.all(workers.map((worker) => worker.stop()))),
    end,
  };
}
