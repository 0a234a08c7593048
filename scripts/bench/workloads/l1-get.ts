import { interleave } from '../interleave.ts';
import { ratios, sampleOf } from '../statistics.ts';
import { atLeast } from '../target.ts';
import type { Stage, Workload } from '../workload.ts';

const TARGET_PER_SECOND = 3_000_000;
const TARGET_SHARE = 1 / 3;

/** What a hit costs that never leaves the process. */
export const l1Get: Workload = {
  name: 'l1-get',
  title: 'L1-hot get: 1,000 keys in turn, awaited',
  async run(stage: Stage) {
    const { rounds, roundMs } = stage.effort;
    const [lru, bento, strata] = await Promise.all([
      stage.openOne('lru', {}),
      stage.openOne('bentocache', { prefix: 'l1-bento:' }),
      stage.openOne('strata', { prefix: 'l1-strata:' }),
    ]);
    for (const worker of [lru, bento, strata]) await worker.call('fillHotKeys');
    const found = await interleave(
      {
        lru: () => lru.call('rateOfGets', roundMs),
        strata: () => strata.call('rateOfGets', roundMs),
        bentocache: () => bento.call('rateOfGets', roundMs),
        lruPeek: () => lru.call('rateOfPeeks', roundMs),
        strataPeek: () => strata.call('rateOfPeeks', roundMs),
      },
      rounds,
      stage.detail,
    );
    return {
      measurements: [
        {
          label: 'get, awaited',
          unit: 'per second',
          values: {
            baseline: sampleOf(found.lru),
            bentocache: sampleOf(found.bentocache),
            strata: sampleOf(found.strata),
          },
          target: atLeast(TARGET_PER_SECOND),
        },
        {
          label: 'ratio to the awaited LRU',
          unit: 'ratio',
          values: {
            bentocache: sampleOf(ratios(found.bentocache, found.lru)),
            strata: sampleOf(ratios(found.strata, found.lru)),
          },
          target: atLeast(TARGET_SHARE),
        },
        {
          label: 'peek, not awaited',
          unit: 'per second',
          values: { baseline: sampleOf(found.lruPeek), strata: sampleOf(found.strataPeek) },
        },
      ],
      notes: ['baseline: lru-cache behind an async function'],
    };
  },
};
