import type { ContestantName } from '../contestants/contestant.ts';
import type { Worker } from '../fleet.ts';
import { single } from '../interleave.ts';
import { percentile } from '../statistics.ts';
import { atMost } from '../target.ts';
import type { Stage, Workload } from '../workload.ts';

/** An old answer after this long is taken for one that lasts until the entry expires. */
const PATIENCE_MS = 3_000;
/** Time for the reader to have begun asking. */
const AHEAD_MS = 3;

/** How long another process, which keeps the value itself, goes on serving the old one. */
export const propagation: Workload = {
  name: 'propagation',
  title: 'Propagation: from the beginning of an invalidation to the last old answer of another process',
  async run(stage: Stage) {
    const rounds = stage.effort.choose(300, 60);
    const bento = await measure(stage, 'bentocache', rounds);
    const strata = await measure(stage, 'strata', rounds);
    const at = (share: number) => ({
      bentocache: single(percentile(bento, share)),
      strata: single(percentile(strata, share)),
    });
    return {
      measurements: [
        { label: `p50 of ${rounds}`, unit: 'ms', values: at(0.5), target: atMost(1) },
        { label: `p99 of ${rounds}`, unit: 'ms', values: at(0.99), target: atMost(8) },
      ],
    };
  },
};

async function measure(stage: Stage, name: ContestantName, rounds: number): Promise<number[]> {
  const workers = await stage.open(name, { prefix: `spread-${name}:`, bus: true }, 2);
  const [reader, writer] = workers as [Worker, Worker];
  const delays: number[] = [];
  for (let round = 1; round <= rounds && !delays.includes(Number.POSITIVE_INFINITY); round++) {
    if (round % 20 === 0) stage.detail(`${name}, round ${round} of ${rounds}`);
    delays.push(await measureOnce(reader, writer, round + 1));
  }
  await stage.close(workers);
  return delays;
}

async function measureOnce(reader: Worker, writer: Worker, version: number): Promise<number> {
  const key = 'hot';
  await reader.call('readVersion', key);
  await Promise.all([reader.call('commit', version), writer.call('commit', version)]);
  const watching = reader.call('watch', key, version, PATIENCE_MS);
  const startedAt = await writer.call('invalidate', key, AHEAD_MS);
  const freshAt = await watching;
  return freshAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, freshAt - startedAt);
}
