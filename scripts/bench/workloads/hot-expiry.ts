import { single } from '../interleave.ts';
import { percentile } from '../statistics.ts';
import { atMost } from '../target.ts';
import type { Load } from '../worker/source.ts';
import type { Stage, Workload } from '../workload.ts';
import { groupLoads } from './group-loads.ts';
import { soon } from './soon.ts';

const PROCESSES = 8;
const PER_SECOND = 1_000;
const TTL_MS = 1_000;
const LOCAL_TTL_MS = 100;
const LOAD_MS = 50;
const FIRST_MS = 200;
/** Nothing is refreshed in the first half of its life, less the jitter: a load this soon after another is one too many. */
const SAME_EXPIRY_MS = 0.4 * TTL_MS;

/** One key that everybody reads all the time expires again and again (P2). */
export const hotExpiry: Workload = {
  name: 'hot-expiry',
  title: `Hot key expiry: ${PROCESSES} processes, ${PER_SECOND} reads/s, a lifetime of ${TTL_MS} ms, a load of ${LOAD_MS} ms`,
  async run(stage: Stage) {
    const forMs = stage.effort.choose(10_000, 2_500);
    stage.detail(`${forMs / 1000} s`);
    const workers = await stage.open(
      'strata',
      { prefix: 'expiry-strata:', ttlMs: TTL_MS, localTtlMs: LOCAL_TTL_MS, staleMs: TTL_MS, loadMs: LOAD_MS },
      PROCESSES,
    );
    const startAt = soon();
    const bursts = await Promise.all(
      workers.map((worker) => worker.call('pace', 'hot', PER_SECOND / PROCESSES, forMs, startAt)),
    );
    const loads: Load[] = (await Promise.all(workers.map((worker) => worker.call('takeLoads')))).flat();
    const groups = groupLoads(loads, SAME_EXPIRY_MS);
    // The first load of all is nobody's expiry.
    const reads = bursts.flatMap(({ ms }) => ms.slice((PER_SECOND / PROCESSES) * (FIRST_MS / 1000)));
    return {
      measurements: [
        {
          label: 'loads per expiry',
          unit: 'count',
          values: { strata: single(loads.length / groups.length) },
          target: atMost(1),
        },
        { label: 'most loads of one expiry', unit: 'count', values: { strata: single(Math.max(...groups)) } },
        {
          label: 'loads per lifetime, early ones too',
          unit: 'count',
          values: { strata: single((loads.length * TTL_MS) / forMs) },
        },
        { label: 'answers, p99', unit: 'ms', values: { strata: single(percentile(reads, 0.99)) } },
      ],
      notes: [
        `${groups.length} expiries, ${reads.length} reads; loads within ${SAME_EXPIRY_MS} ms belong to one expiry`,
      ],
    };
  },
};
