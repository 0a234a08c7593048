import { interleave } from '../interleave.ts';
import { median, ratios, sampleOf } from '../statistics.ts';
import { atLeast } from '../target.ts';
import type { Measurement, Stage, Workload } from '../workload.ts';

const TARGET_SHARE = 0.9;
const CALLERS = 64;

/** What a hit costs that Redis answers, with nothing kept in process. */
export const l2Get: Workload = {
  name: 'l2-get',
  title: 'L2 get: 1,000 keys in Redis, none in process',
  async run(stage: Stage) {
    const { rounds, roundMs } = stage.effort;
    const [redis, pipelined, bento, concurrentBento, strata] = await Promise.all([
      stage.openOne('redis', { prefix: 'l2-raw:' }),
      stage.openOne('redis-pipelined', { prefix: 'l2-raw:' }),
      stage.openOne('bentocache', { prefix: 'l2-bento:', localTtlMs: 0 }),
      stage.openOne('bentocache', { prefix: 'l2-bento:', localTtlMs: 0, concurrent: true }),
      stage.openOne('strata', { prefix: 'l2-strata:', localTtlMs: 0 }),
    ]);
    for (const worker of [redis, bento, strata]) await worker.call('fillHotKeys');

    const alone = await interleave(
      {
        redis: () => redis.call('rateOfGets', roundMs),
        strata: () => strata.call('rateOfGets', roundMs),
        bentocache: () => bento.call('rateOfGets', roundMs),
      },
      rounds,
      stage.detail,
    );
    const together = await interleave(
      {
        redis: () => redis.call('rateOfConcurrentGets', roundMs, CALLERS),
        pipelined: () => pipelined.call('rateOfConcurrentGets', roundMs, CALLERS),
        strata: () => strata.call('rateOfConcurrentGets', roundMs, CALLERS),
        bentocache: () => concurrentBento.call('rateOfConcurrentGets', roundMs, CALLERS),
      },
      rounds,
      stage.detail,
    );
    const best = median(together.pipelined) > median(together.redis) ? 'pipelined' : 'redis';
    return {
      measurements: [
        ...compare('1 caller', { ...alone, baseline: alone.redis }),
        ...compare(`${CALLERS} callers`, { ...together, baseline: together[best] }),
      ],
      notes: [
        'baseline: ioredis GET and JSON.parse',
        `baseline of ${CALLERS} callers: ${best === 'pipelined' ? 'with' : 'without'} enableAutoPipelining, the faster`,
      ],
    };
  },
};

type Rates = Record<'baseline' | 'bentocache' | 'strata', number[]>;

function compare(label: string, { baseline, bentocache, strata }: Rates): Measurement[] {
  return [
    {
      label,
      unit: 'per second',
      values: { baseline: sampleOf(baseline), bentocache: sampleOf(bentocache), strata: sampleOf(strata) },
    },
    {
      label: `${label}, ratio`,
      unit: 'ratio',
      values: { bentocache: sampleOf(ratios(bentocache, baseline)), strata: sampleOf(ratios(strata, baseline)) },
      target: atLeast(TARGET_SHARE),
    },
  ];
}
