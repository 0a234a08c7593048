import { describe, expect, it } from 'vitest';
import type { FleetOptions } from '#tests/support/engine-fleet.ts';
import { openFleet, shown } from '#tests/support/open-fleet.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';

const PROCESSES = 8;
const CALLERS = 125;

const redis = redisForFile();

const open = (options: Partial<FleetOptions> = {}) =>
  openFleet({ count: PROCESSES, redisUrl: redis.url, rows: { key: { value: 'value' } }, ...options });

describe('P2: many who want the same', () => {
  it('a cold key is loaded once for a thousand callers in eight processes', async () => {
    const { fleet, source } = await open();
    source.delayMs = 100;
    const crowds = await Promise.all(fleet.workers.map((worker) => worker.crowd('key', CALLERS)));
    const answers = crowds.map((crowd) => crowd.answers);
    expect(answers).toEqual(expect.arrayContaining([{ filled: CALLERS }, { hit: CALLERS }]));
    expect(answers.filter(({ filled }) => filled)).toHaveLength(1);
    expect(answers.filter(({ hit }) => hit === CALLERS)).toHaveLength(PROCESSES - 1);
    expect(source.loads).toHaveLength(1);
  });

  it('a hot key is loaded once each time it expires, and nobody is turned away', async () => {
    const TTL_MS = 600;
    const LIVES = 5;
    const { fleet, source } = await open({ definition: { ttlMs: TTL_MS, localTtlMs: TTL_MS } });
    source.delayMs = 20;
    const outcomes = new Set<string>();
    const ask = async (worker: (typeof fleet.workers)[number]) => {
      while (source.loads.length <= LIVES) {
        for (const outcome of Object.keys((await worker.crowd('key', CALLERS)).answers)) outcomes.add(outcome);
      }
    };
    await Promise.all(fleet.workers.map(ask));
    expect([...outcomes].filter((outcome) => outcome !== 'hit' && outcome !== 'filled')).toEqual([]);
    // No value is loaded anew in the first half of its life: two loads closer than that are for one expiry.
    const times = source.loads.map(({ at }) => at);
    const apart = times.slice(1).map((at, nth) => at - (times[nth] as number));
    expect(Math.min(...apart)).toBeGreaterThan(TTL_MS / 4);
  });

  it('of a batch that all ask for at once, each key is loaded once, in one call', async () => {
    const keys = Array.from({ length: 200 }, (_, at) => `key-${at}`);
    const { fleet, source } = await open({
      rows: Object.fromEntries(keys.map((key) => [key, { value: key }])),
    });
    source.delayMs = 100;
    const turned = fleet.workers.map((_, nth) => [...keys.slice(25 * nth), ...keys.slice(0, 25 * nth)]);
    const batches = await Promise.all(fleet.workers.map((worker, nth) => worker.getMany(turned[nth] as string[])));
    expect(batches.map((reads) => reads.map(shown))).toEqual(turned);
    expect(source.loads.map((load) => load.keys.length)).toEqual([200]);
  });
});
