import { setTimeout as wait } from 'node:timers/promises';
import type { ContestantName } from '../contestants/contestant.ts';
import { sampleOf } from '../statistics.ts';
import { atLeast, atMost } from '../target.ts';
import { monotonicMs } from '../worker/monotonic.ts';
import type { Stage, Workload } from '../workload.ts';
import { soon } from './soon.ts';

const LEASE_MS = 2_000;
const LOAD_MS = 100;
const CALLERS = 25;
/** How long the others have waited when it is killed. */
const WAITED_MS = 150;

/** Whoever loads is killed while all others wait for it. */
export const killedFiller: Workload = {
  name: 'killed-filler',
  title: `Filler killed: 2 processes x ${CALLERS} callers wait for a third, which dies; a lease of ${LEASE_MS} ms`,
  async run(stage: Stage) {
    const rounds = stage.effort.choose(3, 1);
    const found = { served: [] as number[], first: [] as number[], loads: [] as number[] };
    for (let round = 1; round <= rounds; round++) {
      stage.detail(`round ${round} of ${rounds}`);
      const once = await measureOnce(stage, 'strata', round);
      found.served.push(once.served);
      found.first.push(once.first);
      found.loads.push(once.loads);
    }
    return {
      measurements: [
        { label: 'served', unit: 'percent', values: { strata: sampleOf(found.served, 'low') }, target: atLeast(100) },
        {
          label: 'first value after the kill, worst',
          unit: 'ms',
          values: { strata: sampleOf(found.first, 'high') },
          target: atMost(LEASE_MS),
        },
        { label: 'loads, worst', unit: 'count', values: { strata: sampleOf(found.loads, 'high') }, target: atMost(1) },
      ],
    };
  },
};

async function measureOnce(stage: Stage, name: ContestantName, round: number) {
  const layout = { prefix: `killed-${name}-${round}:`, leaseMs: LEASE_MS, loadMs: LOAD_MS };
  const [filler, waiters] = await Promise.all([stage.openOne(name, layout), stage.open(name, layout, 2)]);
  await filler.call('beginHeldRead', 'key');
  const bursts = Promise.all(waiters.map((worker) => worker.call('burst', 'key', CALLERS, soon())));
  await wait(WAITED_MS);
  const killedAt = monotonicMs();
  filler.kill();
  const answers = await bursts;
  const loads = (await Promise.all(waiters.map((worker) => worker.call('takeLoads')))).flat();
  await stage.close(waiters);
  const good = answers.reduce((sum, { ms, nulls }) => sum + ms.length - nulls, 0);
  const first = Math.min(...answers.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY));
  return { served: (good / (waiters.length * CALLERS)) * 100, first: first - killedAt, loads: loads.length };
}
