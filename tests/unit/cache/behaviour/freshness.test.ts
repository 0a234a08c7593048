import { describe, expect, it, vi } from 'vitest';
import { brief, createFleet, type Process, shown, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

type Fleet = ReturnType<typeof createFleet>;

/** Loads `a` for the first time, which takes so long that it is loaded anew some 1.4 s before its end. */
async function loadSlowly({ source }: Fleet, process: Process) {
  const release = source.hold();
  const first = process.get('a');
  await pass(1_000);
  release();
  await first;
}

describe('early refresh', () => {
  it('serves the old value while it loads the new one, once', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    await loadSlowly(fleet, process);
    await pass(58_700);
    fleet.commit('a', 2);
    const release = fleet.source.hold();
    for (let time = 0; time < 3; time++) expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
    await calm();
    await pass(150);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
    expect(fleet.loadsOf('a')).toBe(2);
    release();
    await calm();
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 2]);
    expect(fleet.loadsOf('a')).toBe(2);
    expect(process.told('early-refresh')).toHaveLength(1);
  });

  it('does not begin before it is due', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    await loadSlowly(fleet, process);
    await pass(58_000);
    await process.get('a');
    await calm();
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('begins with a hit in the shared store as well', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    await loadSlowly(fleet, fleet.join());
    await pass(58_700);
    fleet.commit('a', 2);
    const other = fleet.join();
    expect(brief(await other.get('a'))).toEqual(['hit', 'l2', 1]);
    await calm();
    expect(fleet.loadsOf('a')).toBe(2);
    expect(await versionOf(fleet.join())).toBe(2);
  });

  it('shows what it loaded after a hit in the shared store, here too', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    await loadSlowly(fleet, fleet.join());
    await pass(58_700);
    fleet.commit('a', 2);
    const other = fleet.join();
    await other.get('a');
    await calm();
    expect(await versionOf(other)).toBe(2);
  });

  it('is one load for all processes', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const processes = [fleet.join(), fleet.join(), fleet.join()];
    await loadSlowly(fleet, processes[0] as Process);
    for (const process of processes) await process.get('a');
    await pass(58_700);
    fleet.commit('a', 2);
    const release = fleet.source.hold();
    const reads = await Promise.all(processes.map((process) => process.get('a')));
    expect(reads.map(shown)).toEqual([1, 1, 1]);
    await pass(20);
    release();
    await calm();
    expect(fleet.loadsOf('a')).toBe(2);
  });

  it('that fails is not noticed by callers, who have the old value until its end', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    await loadSlowly(fleet, process);
    await pass(58_700);
    fleet.source.failWith(new Error('away'));
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
    await calm();
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
  });

  it('is tried again after a tenth of a second, when it was not here that it could be loaded', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    await loadSlowly(fleet, process);
    await pass(58_700);
    fleet.source.failWith(new Error('away'));
    await process.get('a');
    await pass(99);
    await process.get('a');
    expect(process.told('early-refresh')).toHaveLength(1);
    await pass(1);
    await process.get('a');
    expect(process.told('early-refresh')).toHaveLength(2);
  });

  it('keeps nothing that an invalidation has overtaken', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    await loadSlowly(fleet, process);
    await pass(58_700);
    const release = fleet.source.hold();
    await process.get('a');
    await calm();
    fleet.commit('a', 2);
    await process.invalidate(['a']);
    release();
    await calm();
    expect(process.peek('a')).toBeUndefined();
    expect(await versionOf(process)).toBe(2);
  });
});

describe('stale while revalidating', () => {
  const settings = { staleMs: 10_000 };

  it('serves the old value after its end, and the new one next', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    fleet.commit('a', 2);
    expect(brief(await process.get('a'))).toEqual(['stale', 'l2', 'revalidating', 1]);
    await calm();
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 2]);
  });

  it('loads once, however many ask meanwhile, in all processes', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const [one, other] = [fleet.join(), fleet.join()];
    await one.get('a');
    await pass(60_001);
    const release = fleet.source.hold();
    const reads = [];
    for (let time = 0; time < 5; time++) {
      reads.push(await one.get('a'), await other.get('a'));
      await calm();
    }
    expect(new Set(reads.map(({ state }) => state))).toEqual(new Set(['stale']));
    release();
    await calm();
    expect(fleet.loadsOf('a')).toBe(2);
  });

  it('ends when the thing says so', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    await process.get('a');
    await pass(70_001);
    fleet.commit('a', 2);
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 2]);
  });

  it('does not happen where the thing does not allow it', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    fleet.commit('a', 2);
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 2]);
  });

  it('goes on when loading anew fails', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    fleet.source.failWith(new Error('away'));
    for (let time = 0; time < 3; time++) {
      expect(brief(await process.get('a'))).toEqual(['stale', 'l2', 'revalidating', 1]);
      await calm();
    }
    expect(fleet.loadsOf('a')).toBe(2);
  });
});

describe('stale if loading fails', () => {
  const settings = { staleIfErrorMs: 30_000 };

  it('serves the old value, and asks nobody again for a while', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    fleet.source.failWith(new Error('away'));
    expect(brief(await process.get('a'))).toEqual(['stale', 'l2', 'load-failed', 1]);
    expect(brief(await process.get('a'))).toEqual(['stale', 'l2', 'load-failed', 1]);
    expect(fleet.loadsOf('a')).toBe(2);
  });

  it('tries to load first', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    fleet.commit('a', 2);
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 2]);
  });

  it('serves it in a process whose neighbour has just failed, too', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const [one, other] = [fleet.join(), fleet.join()];
    await one.get('a');
    await pass(60_001);
    fleet.source.failWith(new Error('away'));
    await one.get('a');
    expect(brief(await other.get('a'))).toEqual(['stale', 'l2', 'load-failed', 1]);
    expect(fleet.loadsOf('a')).toBe(2);
  });

  it('ends when the thing says so', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    await process.get('a');
    await pass(90_001);
    fleet.source.failWith(new Error('away'));
    await expect(process.get('a')).rejects.toMatchObject({ name: 'LoadFailedError' });
  });

  it('serves nothing that was invalidated, by key or by tag', async () => {
    const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } }, settings);
    const process = fleet.join();
    await process.getMany(['a', 'b']);
    await process.invalidate(['a']);
    await process.cache.invalidateTags({ hard: ['of:b'] });
    fleet.source.failWith(new Error('away'));
    await expect(process.get('a')).rejects.toThrow();
    await expect(process.get('b')).rejects.toThrow();
  });
});

describe('what the source does not have', () => {
  it('is remembered for its own, shorter time', async () => {
    const fleet = createFleet({});
    const process = fleet.join();
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', undefined]);
    await pass(4_999);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', undefined]);
    fleet.commit('a', 1);
    await pass(2);
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 1]);
  });

  it('is never served stale', async () => {
    const fleet = createFleet({}, { staleMs: 60_000, staleIfErrorMs: 60_000 });
    const process = fleet.join();
    await process.get('a');
    await pass(5_001);
    fleet.source.failWith(new Error('away'));
    await expect(process.get('a')).rejects.toThrow('away');
  });

  it('is there at once when it is invalidated, by key or by tag', async () => {
    const fleet = createFleet({});
    const [one, other] = [fleet.join(), fleet.join()];
    await one.getMany(['a', 'b']);
    await other.getMany(['a', 'b']);
    fleet.commit('a', 1);
    fleet.commit('b', 1);
    await one.invalidate(['a']);
    await one.cache.invalidateTags({ hard: ['of:b'] });
    for (const process of [one, other]) {
      expect((await process.getMany(['a', 'b'])).map(shown)).toEqual([1, 1]);
    }
  });

  it('is there for those who hold its absence when it is written through', async () => {
    const fleet = createFleet({});
    const [one, other] = [fleet.join(), fleet.join()];
    await one.get('a');
    await other.get('a');
    await one.writeThrough('a', fleet.commit('a', 1), 1);
    await calm();
    expect([await versionOf(one), await versionOf(other)]).toEqual([1, 1]);
  });
});

describe('a process’s own copy', () => {
  it('is trusted for as long as the thing says, then the shared store is asked', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join({ localTtlMs: 1_000 });
    await process.get('a');
    await pass(999);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
    await pass(1);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l2', 1]);
  });

  it('does not outlive its frame', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { localTtlMs: 1e9 });
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    fleet.commit('a', 2);
    expect(await versionOf(process)).toBe(2);
  });

  it('is not kept where the thing wants none', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { localTtlMs: 0 });
    const process = fleet.join();
    await process.get('a');
    expect(brief(await process.get('a'))).toEqual(['hit', 'l2', 1]);
    expect(process.peek('a')).toBeUndefined();
  });

  it('can be looked at without waiting, and without loading', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    expect(process.peek('a')).toBeUndefined();
    await process.get('a');
    expect(process.peek('a')).toMatchObject({ found: true, value: { v: 1 } });
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('goes with clearLocal, reads under way included; the shared store keeps its own', async () => {
    const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } });
    const process = fleet.join();
    await process.get('a');
    const release = fleet.source.hold();
    const underWay = process.get('b');
    await vi.waitFor(() => expect(fleet.loadsOf('b')).toBe(1));
    process.cache.clearLocal();
    expect(process.peek('a')).toBeUndefined();
    expect(process.cache.stats().things.thing?.local).toEqual({ entries: 0, bytes: 0 });
    const late = process.get('b');
    await calm();
    release();
    await pass(50);
    expect([brief(await underWay), brief(await late)]).toEqual([
      ['filled', 'db', 1],
      ['hit', 'l2', 1],
    ]);
    process.cache.clearLocal();
    expect((await process.getMany(['a', 'b'])).map(({ layer }) => layer)).toEqual(['l2', 'l2']);
  });
});
