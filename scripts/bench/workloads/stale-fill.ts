import type { ContestantName } from '../contestants/contestant.ts';
import { single } from '../interleave.ts';
import { atMost } from '../target.ts';
import type { Stage, Workload } from '../workload.ts';

/** A load that has read before a change ends after the change was told. */
export const staleFill: Workload = {
  name: 'stale-fill',
  title: 'Stale fill: a load reads, another process commits and invalidates, the load ends',
  async run(stage: Stage) {
    const rounds = stage.effort.choose(200, 50);
    const values = {
      bentocache: single(await countStale(stage, 'bentocache', rounds)),
      strata: single(await countStale(stage, 'strata', rounds)),
    };
    return {
      measurements: [{ label: `rounds of ${rounds} that stay stale`, unit: 'count', values, target: atMost(0) }],
    };
  },
};

async function countStale(stage: Stage, name: ContestantName, rounds: number): Promise<number> {
  const workers = await stage.open(name, { prefix: `fill-${name}:`, bus: true }, 2);
  const [reader, writer] = workers as [(typeof workers)[0], (typeof workers)[0]];
  const commit = (version: number) => Promise.all(workers.map((worker) => worker.call('commit', version)));
  let stale = 0;
  for (let round = 1; round <= rounds; round++) {
    if (round % 20 === 0) stage.detail(`${name}, round ${round} of ${rounds}`);
    const key = `key-${round}`;
    const [before, after] = [2 * round, 2 * round + 1];
    await commit(before);
    await reader.call('beginHeldRead', key);
    await commit(after);
    await writer.call('invalidate', key);
    await reader.call('endHeldRead');
    const seen = await Promise.all(workers.map((worker) => worker.call('readVersion', key)));
    if (seen.some((version) => version !== after)) stale++;
  }
  await stage.close(workers);
  return stale;
}
