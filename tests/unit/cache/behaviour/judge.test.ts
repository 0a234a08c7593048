import { describe, expect, it, vi } from 'vitest';
import { createFlakyStore, createFleet } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

describe('what was made at a position', () => {
  it('is current until one of its tags is invalidated, softly or not', async () => {
    const fleet = createFleet({});
    const { cache } = fleet.join();
    await calm();
    const position = cache.position();
    expect(cache.judge(['t', 'u'], position)).toEqual({ current: true, sure: true });
    await fleet.join().cache.invalidateTags({ hard: ['other'] });
    expect(cache.judge(['t', 'u'], position).current).toBe(true);
    await fleet.join().cache.invalidateTags({ soft: ['u'] });
    await calm();
    expect(cache.judge(['t', 'u'], position)).toEqual({ current: false, sure: true });
    expect(cache.judge(['t'], position).current).toBe(true);
    await fleet.join().cache.invalidateTags({ hard: ['t'] });
    await calm();
    expect(cache.judge(['t'], position).current).toBe(false);
    expect(cache.judge(['t', 'u'], cache.position()).current).toBe(true);
  });

  it('is judged surely for as long as this process hears from the log', async () => {
    const fleet = createFleet({});
    const flaky = createFlakyStore(fleet.store);
    const { cache } = fleet.join({}, { shared: flaky.shared });
    await calm();
    const position = cache.position();
    flaky.takeLogAway();
    await pass(2_900);
    expect(cache.judge([], position).sure).toBe(true);
    await pass(1_200);
    expect(cache.judge([], position)).toEqual({ current: true, sure: false });
    flaky.giveBack();
    await pass(1_200);
    // It answers, but what others could not tell while it was away may not have come yet.
    expect(cache.stats().trusted).toBe(true);
    expect(cache.judge([], position).sure).toBe(false);
    await pass(3_000);
    expect(cache.judge([], position).sure).toBe(true);
  });

  it('from before this process listened is current for nobody who does not ask', async () => {
    const fleet = createFleet({});
    const early = fleet.join().cache;
    await calm();
    const position = early.position();
    await early.invalidateTags({ hard: ['t'] });
    const { cache } = fleet.join();
    await calm();
    expect(cache.judge(['t'], position).current).toBe(false);
    expect(cache.judge(['u'], position).current).toBe(false);
    expect(await cache.isCurrent(['t'], position)).toBe(false);
    expect(await cache.isCurrent(['u'], position)).toBe(true);
    // Once asked for, it is known.
    expect(cache.judge(['u'], position).current).toBe(true);
  });

  it('is not current where the store that would know does not answer', async () => {
    const fleet = createFleet({});
    const early = fleet.join().cache;
    await calm();
    const position = early.position();
    await early.invalidateTags({ hard: ['t'] });
    const flaky = createFlakyStore(fleet.store);
    const { cache } = fleet.join({}, { shared: flaky.shared });
    await calm();
    flaky.takeAway('tagVersions');
    expect(await cache.isCurrent(['u'], position)).toBe(false);
    expect(await cache.isCurrent([], position)).toBe(true);
  });

  it('is asked of nobody where this process knows', async () => {
    const fleet = createFleet({});
    const flaky = createFlakyStore(fleet.store);
    const { cache } = fleet.join({}, { shared: flaky.shared });
    await calm();
    const position = cache.position();
    await cache.invalidateTags({ hard: ['t'] });
    const asked = vi.spyOn(flaky.shared.log, 'tagVersions');
    expect(await cache.isCurrent(['u'], position)).toBe(true);
    expect(await cache.isCurrent(['t'], position)).toBe(false);
    expect(asked).not.toHaveBeenCalled();
  });
});
