import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { median } from '../statistics.ts';
import { chunk, keysUpTo } from './keys.ts';
import { session } from './session.ts';

const BATCHES = 20;
const SETTLE_MS = 5;

export const serverReadsCommands = {
  /**
   * How often the server reads from a socket while one batch is answered: what a round trip costs it. A median, since
   * heartbeats and the like are read meanwhile too.
   */
  async readsPerBatch(size: number, missing: number): Promise<number> {
    const { contestant, layout } = session();
    const redis = new Redis(layout.url);
    const counts: number[] = [];
    for (const batch of chunk(keysUpTo(BATCHES * size), size)) {
      if (missing > 0) await contestant.invalidate(batch.slice(0, missing));
      await wait(SETTLE_MS);
      const before = await readCount(redis);
      await contestant.getMany(batch);
      // The second look is itself one read.
      counts.push((await readCount(redis)) - before - 1);
    }
    redis.disconnect();
    return median(counts);
  },
};

async function readCount(redis: Redis): Promise<number> {
  const count = /total_reads_processed:(\d+)/.exec(await redis.info('stats'))?.[1];
  if (count === undefined) throw new Error('this server does not count its reads (Redis does from version 6 on)');
  return Number(count);
}
