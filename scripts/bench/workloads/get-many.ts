import { interleave, single } from '../interleave.ts';
import { ratios, sampleOf } from '../statistics.ts';
import { atLeast, atMost } from '../target.ts';
import type { Findings, Stage, Workload } from '../workload.ts';

const SIZE = 50;
const MISSING = 5;

/** A batch that Redis has all of. */
export const getManyHits: Workload = {
  name: 'get-many',
  title: `getMany(${SIZE}), all in Redis`,
  run: (stage) => compare(stage, { prefix: 'many', missing: 0, share: 0.9, reads: 1 }),
};

/** A batch that Redis has most of. */
export const getManyMisses: Workload = {
  name: 'get-many-misses',
  title: `getMany(${SIZE}), ${MISSING} of them missing, loaded at once`,
  run: (stage) => compare(stage, { prefix: 'misses', missing: MISSING, share: 0.7, reads: 3 }),
};

type Case = { prefix: string; missing: number; share: number; reads: number };

async function compare(stage: Stage, { prefix, missing, share, reads }: Case): Promise<Findings> {
  const { rounds, roundMs } = stage.effort;
  const [redis, bento, strata] = await Promise.all([
    stage.openOne('redis', { prefix: `${prefix}-raw:` }),
    stage.openOne('bentocache', { prefix: `${prefix}-bento:`, localTtlMs: 0, concurrent: true }),
    stage.openOne('strata', { prefix: `${prefix}-strata:`, localTtlMs: 0 }),
  ]);
  const workers = { redis, strata, bentocache: bento };
  for (const worker of Object.values(workers)) await worker.call('fillHotKeys');
  const rate = (worker: typeof redis) => () =>
    missing === 0
      ? worker.call('rateOfBatches', roundMs, SIZE)
      : worker.call('rateOfBatchesWithMisses', roundMs, SIZE, missing);
  const found = await interleave(
    { redis: rate(redis), strata: rate(strata), bentocache: rate(bento) },
    rounds,
    stage.detail,
  );
  stage.detail('counting reads');
  const counted = async (worker: typeof redis) => single(await worker.call('readsPerBatch', SIZE, missing));
  return {
    measurements: [
      {
        label: 'batches',
        unit: 'per second',
        values: {
          baseline: sampleOf(found.redis),
          bentocache: sampleOf(found.bentocache),
          strata: sampleOf(found.strata),
        },
      },
      {
        label: 'batches, ratio',
        unit: 'ratio',
        values: {
          bentocache: sampleOf(ratios(found.bentocache, found.redis)),
          strata: sampleOf(ratios(found.strata, found.redis)),
        },
        target: atLeast(share),
      },
      {
        label: 'reads by the server per batch',
        unit: 'count',
        values: {
          baseline: await counted(redis),
          bentocache: await counted(bento),
          strata: await counted(strata),
        },
        target: atMost(reads),
      },
    ],
    notes: [
      missing === 0
        ? 'baseline: MGET and JSON.parse'
        : 'baseline: MGET, then a pipeline of SETEX. Taking the keys away is not part of the time',
    ],
  };
}
