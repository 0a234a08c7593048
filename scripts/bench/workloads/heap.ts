import type { ContestantName } from '../contestants/contestant.ts';
import { single } from '../interleave.ts';
import { atMost } from '../target.ts';
import type { Stage, Workload } from '../workload.ts';

const TARGET_BYTES = 3_300;
const ROOM_BYTES = 128_000_000;

/** What one document costs the process that keeps it. */
export const heapPerEntry: Workload = {
  name: 'heap',
  title: 'Heap per entry in L1',
  async run(stage: Stage) {
    const entries = stage.effort.choose(20_000, 5_000);
    const [lru, bento, strata] = await Promise.all([
      measure(stage, 'lru', entries),
      measure(stage, 'bentocache', entries),
      measure(stage, 'strata', entries),
    ]);
    return {
      measurements: [
        {
          label: `of ${entries} documents, each its own`,
          unit: 'bytes',
          values: { baseline: single(lru.heap), bentocache: single(bento.heap), strata: single(strata.heap) },
          target: atMost(TARGET_BYTES),
        },
        {
          label: 'outside of the heap (buffers)',
          unit: 'bytes',
          values: { baseline: single(lru.outside), bentocache: single(bento.outside), strata: single(strata.outside) },
        },
      ],
      notes: [
        `baseline: lru-cache of parsed objects. strata kept ${strata.kept} of ${entries}`,
        'bentocache keeps objects too (serialize: false); its default, JSON strings, is smaller and slower',
      ],
    };
  },
};

async function measure(stage: Stage, name: ContestantName, entries: number) {
  const worker = await stage.openOne(name, { prefix: `heap-${name}:`, localBytes: ROOM_BYTES, freshly: true });
  const found = await worker.call('heapPerEntry', entries);
  await stage.close([worker]);
  return found;
}
