import type { ContestantName } from '../contestants/contestant.ts';
import { percentile, sampleOf } from '../statistics.ts';
import { atMost } from '../target.ts';
import type { Stage, Workload } from '../workload.ts';
import { soon } from './soon.ts';

const PROCESSES = 8;
const CALLERS = 125;
const LOAD_MS = 200;
const MOST_P99 = 1.3 * LOAD_MS;

/** Everybody wants what nobody has. */
export const stampede: Workload = {
  name: 'stampede',
  title: `Stampede: ${PROCESSES} processes x ${CALLERS} callers, one key, a load of ${LOAD_MS} ms`,
  async run(stage: Stage) {
    const bento = await measure(stage, 'bentocache');
    const strata = await measure(stage, 'strata');
    const worst = (of: 'loads' | 'nulls') => ({
      bentocache: sampleOf(bento[of], 'high'),
      strata: sampleOf(strata[of], 'high'),
    });
    return {
      measurements: [
        { label: 'loads, worst round', unit: 'count', values: worst('loads'), target: atMost(1) },
        { label: 'answers without a value', unit: 'count', values: worst('nulls'), target: atMost(0) },
        {
          label: 'answers, p99',
          unit: 'ms',
          values: { bentocache: sampleOf(bento.p99), strata: sampleOf(strata.p99) },
          target: atMost(MOST_P99),
        },
      ],
    };
  },
};

async function measure(stage: Stage, name: ContestantName) {
  stage.detail(name);
  const workers = await stage.open(name, { prefix: `stampede-${name}:`, loadMs: LOAD_MS }, PROCESSES);
  const found = { loads: [] as number[], nulls: [] as number[], p99: [] as number[] };
  const rounds = stage.effort.choose(5, 2);
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const startAt = soon();
    const bursts = await Promise.all(workers.map((worker) => worker.call('burst', `round-${round}`, CALLERS, startAt)));
    const loads = (await Promise.all(workers.map((worker) => worker.call('takeLoads')))).flat();
    if (round === 0) continue;
    found.loads.push(loads.length);
    found.nulls.push(bursts.reduce((sum, burst) => sum + burst.nulls + burst.failed, 0));
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
