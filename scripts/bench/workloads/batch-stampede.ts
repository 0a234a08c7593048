import type { ContestantName } from '../contestants/contestant.ts';
import { percentile, sampleOf } from '../statistics.ts';
import { atMost } from '../target.ts';
import type { Stage, Workload } from '../workload.ts';
import { soon } from './soon.ts';

const PROCESSES = 4;
const CALLERS = 25;
const SIZE = 50;
const LOAD_MS = 100;

/** Everybody wants the same batch that nobody has. */
export const batchStampede: Workload = {
  name: 'batch-stampede',
  title: `Batch stampede: ${PROCESSES} processes x ${CALLERS} callers x ${SIZE} ids, a load of ${LOAD_MS} ms`,
  async run(stage: Stage) {
    const bento = await measure(stage, 'bentocache');
    const strata = await measure(stage, 'strata');
    return {
      measurements: [
        {
          label: 'loads per id, worst round',
          unit: 'count',
          values: { bentocache: sampleOf(bento.loads, 'high'), strata: sampleOf(strata.loads, 'high') },
          target: atMost(1),
        },
        {
          label: 'answers without a value',
          unit: 'count',
          values: { bentocache: sampleOf(bento.nulls, 'high'), strata: sampleOf(strata.nulls, 'high') },
          target: atMost(0),
        },
        {
          label: 'answers, p99',
          unit: 'ms',
          values: { bentocache: sampleOf(bento.p99), strata: sampleOf(strata.p99) },
        },
      ],
    };
  },
};

async function measure(stage: Stage, name: ContestantName) {
  stage.detail(name);
  const workers = await stage.open(name, { prefix: `batches-${name}:`, loadMs: LOAD_MS, concurrent: true }, PROCESSES);
  const found = { loads: [] as number[], nulls: [] as number[], p99: [] as number[] };
  const rounds = stage.effort.choose(5, 2);
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const ids = Array.from({ length: SIZE }, (_, at) => `round-${round}-${at}`);
    const startAt = soon();
    const bursts = await Promise.all(workers.map((worker) => worker.call('burstOfBatches', ids, CALLERS, startAt)));
    const loads = (await Promise.all(workers.map((worker) => worker.call('takeLoads')))).flat();
    if (round === 0) continue;
    found.loads.push(loads.length / SIZE);
    found.nulls.push(bursts.reduce((sum, burst) => sum + burst.nulls + burst.failed * SIZE, 0));
    found.p99.push(
      percentile(
        bursts.flatMap((burst) => burst.ms),
        0.99,
      ),
    );
  }
  await stage.close(workers);
  return found;
}
