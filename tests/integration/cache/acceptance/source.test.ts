import { describe, expect, it } from 'vitest';
import type { FleetOptions } from '#tests/support/engine-fleet.ts';
import { openFleet, shownBy } from '#tests/support/open-fleet.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { startRedisServer } from '#tests/support/redis-server.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const PROCESSES = 8;
const CALLERS = 1_000;
/** Nobody asks a source that has failed again before this time, in any process. */
const BACK_OFF_MS = 250;
/** What a busy machine may add to a deadline. */
const SLOW_MS = 3_000;

const redis = redisForFile();

const open = (options: Partial<FleetOptions> = {}) =>
  openFleet({ count: PROCESSES, redisUrl: redis.url, rows: { key: { value: 'value' } }, ...options });

/** Thousand callers in each process: how many of them, all in all, got which answer, and how long the last one took. */
const crowdAll = async ({ workers }: Awaited<ReturnType<typeof open>>['fleet']) => {
  const crowds = await Promise.all(workers.map((worker) => worker.crowd('key', CALLERS)));
  const answers: Record<string, number> = {};
  for (const [answer, count] of crowds.flatMap((crowd) => Object.entries(crowd.answers))) {
    answers[answer] = (answers[answer] ?? 0) + count;
  }
  return { answers, slowestMs: Math.max(...crowds.map(({ slowestMs }) => slowestMs)) };
};

describe('T8: a source that fails', () => {
  it('is asked once in each pause, by all callers of all processes, and each of them is told', async () => {
    const { fleet, source } = await open();
    source.failWith('database is away');
    const outcomes = new Set<string>();
    while (source.loads.length < 4)
      for (const answer of Object.keys((await crowdAll(fleet)).answers)) outcomes.add(answer);
    expect([...outcomes]).toEqual(['LoadFailedError']);
    const times = source.loads.map(({ at }) => at);
    for (const [nth, at] of times.slice(1).entries()) {
      expect(at - (times[nth] as number)).toBeGreaterThanOrEqual(BACK_OFF_MS - 2);
    }
    source.failWith(undefined);
    const failed = source.loads.length;
    await waitUntil(10_000, 'nobody tries again', async () =>
      (await crowdAll(fleet)).answers.hit === PROCESSES * CALLERS ? true : undefined,
    );
    expect(source.loads.length - failed).toBe(1);
  });

  it('keeps no caller from a value that may be served when loading fails', async () => {
    const { fleet, source } = await open({
      // For all but the first the value is over, and is still in the shared store.
      skewMs: (worker) => (worker === 0 ? 0 : 70_000),
      definition: { staleIfErrorMs: 600_000 },
    });
    const [first, ...others] = fleet.workers;
    await first?.get('key');
    source.failWith('database is away');
    const crowds = await Promise.all(others.map((worker) => worker.crowd('key', CALLERS)));
    expect(crowds.map(({ answers }) => answers)).toEqual(Array(PROCESSES - 1).fill({ stale: CALLERS }));
    expect(source.loads).toHaveLength(2);
  });
});

describe('T8: a source that hangs', () => {
  const DEADLINE_MS = 800;

  it('is asked once, and nobody waits for it beyond the deadline; what it brings at last is kept', async () => {
    const { fleet, source } = await open({ definition: { leaseMs: 300, deadlineMs: DEADLINE_MS } });
    const release = source.hold();
    const { answers, slowestMs } = await crowdAll(fleet);
    expect(answers).toEqual({ LoadTimeoutError: PROCESSES * CALLERS });
    expect(slowestMs).toBeLessThan(DEADLINE_MS + SLOW_MS);
    // Who comes now is told so at once.
    expect((await crowdAll(fleet)).answers).toEqual({ LoadFailedError: PROCESSES * CALLERS });
    release();
    await waitUntil(5_000, 'what was loaded is not kept', async () =>
      (await crowdAll(fleet)).answers.hit === PROCESSES * CALLERS ? true : undefined,
    );
    expect(await shownBy(fleet.workers, 'key')).toEqual(Array(PROCESSES).fill('value'));
    expect(source.loads).toHaveLength(1);
  });

  it('keeps no caller from a value that may be served when loading fails', async () => {
    const { fleet, source } = await open({
      skewMs: (worker) => (worker === 0 ? 0 : 70_000),
      definition: { staleIfErrorMs: 600_000, leaseMs: 300, deadlineMs: DEADLINE_MS },
    });
    const [first, ...others] = fleet.workers;
    await first?.get('key');
    source.hold();
    const crowds = await Promise.all(others.map((worker) => worker.crowd('key', CALLERS)));
    expect(crowds.map(({ answers }) => answers)).toEqual(Array(PROCESSES - 1).fill({ stale: CALLERS }));
    expect(Math.max(...crowds.map(({ slowestMs }) => slowestMs))).toBeLessThan(DEADLINE_MS + SLOW_MS);
    expect(source.loads).toHaveLength(2);
  });

  describe('while the shared store is away', () => {
    const openAway = async () => {
      const away = await startRedisServer();
      await away.stop();
      const opened = await open({
        count: 2,
        redisUrl: away.url,
        awaitStore: false,
        definition: { leaseMs: 300, deadlineMs: DEADLINE_MS },
      });
      opened.source.hold();
      return opened;
    };

    it('is not waited for beyond the deadline either', async () => {
      const { fleet } = await openAway();
      const { answers, slowestMs } = await crowdAll(fleet);
      expect(answers).toEqual({ LoadTimeoutError: 2 * CALLERS });
      expect(slowestMs).toBeLessThan(DEADLINE_MS + SLOW_MS);
    });

    it('nor by who must know of a change that cannot be heard of', async () => {
      const { one } = await openAway();
      const read = one.get('key', { after: Number.MAX_SAFE_INTEGER });
      await expect(read).rejects.toMatchObject({ name: 'LoadTimeoutError' });
    });
  });
});

describe('a source that takes longer than a lease lasts', () => {
  it('is asked once by all processes, and every caller gets what it brings', async () => {
    const { fleet, source } = await open({ definition: { leaseMs: 500, deadlineMs: 20_000 } });
    source.delayMs = 2_000;
    const { answers } = await crowdAll(fleet);
    expect(answers).toEqual({ filled: CALLERS, hit: (PROCESSES - 1) * CALLERS });
    expect(source.loads).toHaveLength(1);
  });
});
