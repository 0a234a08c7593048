import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from '../fleet.ts';
import { sampleOf } from '../statistics.ts';
import { atMost } from '../target.ts';
import { monotonicMs } from '../worker/monotonic.ts';
import type { Stage, Workload } from '../workload.ts';

const CUT_MS = 300;
const HEARTBEAT_MS = 3_000;
const PATIENCE_MS = 3 * HEARTBEAT_MS;
const POLL_MS = 1;
/** Time for the client to have noticed. */
const NOTICE_MS = 20;

/** An invalidation that one process cannot hear, because its link to Redis is down. */
export const cutLink: Workload = {
  name: 'cut-link',
  title: `Propagation with the reader's link to Redis cut for ${CUT_MS} ms`,
  async run(stage: Stage) {
    const rounds = stage.effort.choose(5, 1);
    const proxy = await stage.startProxy(stage.redisUrl);
    const layout = { prefix: 'cut-strata:', bus: true };
    const reader = await stage.openOne('strata', { ...layout, url: proxy.url });
    const writer = await stage.openOne('strata', layout);
    const delays: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      stage.detail(`round ${round} of ${rounds}`);
      const version = round + 1;
      await reader.call('readVersion', 'hot');
      proxy.cut();
      await wait(NOTICE_MS);
      const delay = await measureOnce(reader, writer, version, proxy.restore);
      delays.push(delay);
      if (delay === Number.POSITIVE_INFINITY) break;
      // The next round begins as the first did: connected.
      await reader.call('watch', `settled-${round}`, version, HEARTBEAT_MS, POLL_MS);
      await wait(HEARTBEAT_MS / 6);
    }
    return {
      measurements: [
        {
          label: `longest of ${rounds}, link back`,
          unit: 'ms',
          values: { strata: sampleOf(delays, 'high') },
          target: atMost(HEARTBEAT_MS),
        },
      ],
      notes: ['peers: until the entry expires (peers.md); 0: the reader was fresh before its link was back'],
    };
  },
};

async function measureOnce(
  reader: Worker,
  writer: Worker,
  version: number,
  restore: () => Promise<void>,
): Promise<number> {
  await Promise.all([reader.call('commit', version), writer.call('commit', version)]);
  const watching = reader.call('watch', 'hot', version, CUT_MS + PATIENCE_MS, POLL_MS);
  await writer.call('invalidate', 'hot');
  await wait(CUT_MS - NOTICE_MS);
  const restoredAt = monotonicMs();
  await restore();
  const freshAt = await watching;
  return freshAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, freshAt - restoredAt);
}
