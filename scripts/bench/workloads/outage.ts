import { setTimeout as wait } from 'node:timers/promises';
import type { ContestantName } from '../contestants/contestant.ts';
import { single } from '../interleave.ts';
import type { BenchRedis } from '../servers/redis-server.ts';
import { percentile } from '../statistics.ts';
import { atLeast, atMost } from '../target.ts';
import { keysUpTo } from '../worker/keys.ts';
import type { Findings, Stage, Workload } from '../workload.ts';

const KEYS = 1_000;
const CALLERS = 64;
const LOAD_MS = 20;
/** Time for clients to have noticed that nobody listens any more. */
const NOTICE_MS = 100;

/** Redis takes commands and answers none. */
export const redisHangs: Workload = {
  name: 'redis-hangs',
  title: `Redis hangs: ${CALLERS} callers, ${KEYS} keys that no process has, a load of ${LOAD_MS} ms`,
  run: (stage) => compare(stage, 'hangs', 100, async (redis) => redis.hang()),
};

/** Nobody listens where Redis was. */
export const redisRefuses: Workload = {
  name: 'redis-refuses',
  title: `Redis refuses: ${CALLERS} callers, ${KEYS} keys that no process has, a load of ${LOAD_MS} ms`,
  async run(stage) {
    return compare(stage, 'refuses', 20, async (redis) => {
      await redis.stop();
      await wait(NOTICE_MS);
    });
  },
};

type Break = (redis: BenchRedis) => Promise<void>;

async function compare(stage: Stage, prefix: string, allowedMs: number, breakIt: Break): Promise<Findings> {
  const uncached = await measure(stage, 'uncached', prefix, breakIt);
  const bento = await measure(stage, 'bentocache', prefix, breakIt);
  const strata = await measure(stage, 'strata', prefix, breakIt);
  return {
    measurements: [
      {
        label: 'answered',
        unit: 'percent',
        values: { bentocache: single(bento.answered), strata: single(strata.answered) },
        target: atLeast(100),
      },
      {
        label: 'answers, p99',
        unit: 'ms',
        values: { baseline: single(uncached.p99), bentocache: single(bento.p99), strata: single(strata.p99) },
        target: atMost(LOAD_MS + allowedMs),
      },
    ],
    notes: [
      'baseline: the loads alone',
      'bentocache: commands time out after 100 ms, offline queue off, circuit breaker on',
    ],
  };
}

async function measure(stage: Stage, name: ContestantName, prefix: string, breakIt: Break) {
  stage.detail(name);
  const redis = await stage.startRedis();
  const worker = await stage.openOne(name, {
    url: redis.url,
    prefix: `${prefix}-${name}:`,
    loadMs: LOAD_MS,
    outage: true,
    concurrent: true,
  });
  // Everything has run once before it counts.
  await worker.call(
    'hammer',
    keysUpTo(2 * CALLERS).map((key) => `warm-${key}`),
    CALLERS,
  );
  await breakIt(redis);
  const burst = await worker.call('hammer', keysUpTo(KEYS), CALLERS);
  await stage.close([worker]);
  await redis.stop();
  const answered = burst.ms.length - burst.nulls;
  return { answered: (answered / KEYS) * 100, p99: percentile(burst.ms, 0.99) };
}
