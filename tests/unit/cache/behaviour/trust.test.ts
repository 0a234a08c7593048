import { describe, expect, it, vi } from 'vitest';
import { brief, createFlakyStore, createFleet, shown, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, skip, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const UNTRUSTED = ['degraded', 'db', 'untrusted'];

describe('a strict thing', () => {
  const open = () => {
    const settings = { ttlMs: 600_000, localTtlMs: 600_000, leaseMs: 10_000, deadlineMs: 20_000 };
    const fleet = createFleet({ a: { v: 1 } }, { strictness: 'strict', ...settings });
    const flaky = createFlakyStore(fleet.store);
    return { fleet, flaky, process: fleet.join({}, { shared: flaky.shared }) };
  };

  it('is served from the layers while the log is heard', async () => {
    const { process } = open();
    await process.get('a');
    await pass(60_000);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
  });

  it('is asked of the source when the log is deaf for a heartbeat, and not kept', async () => {
    const { fleet, flaky, process } = open();
    await process.get('a');
    flaky.takeLogAway();
    fleet.commit('a', 2);
    await pass(2_900);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
    await pass(1_100);
    for (let time = 0; time < 2; time++) expect(brief(await process.get('a'))).toEqual([...UNTRUSTED, 2]);
    expect(fleet.loadsOf('a')).toBe(3);
    expect(process.peek('a')).toBeUndefined();
  });

  it('is doubted for a heartbeat as well when nobody noticed that the log was deaf', async () => {
    const { process } = open();
    await process.get('a');
    skip(3_500);
    expect(process.peek('a')).toBeUndefined();
    expect(brief(await process.get('a'))).toEqual([...UNTRUSTED, 1]);
    await pass(3_000);
    expect(brief(await process.get('a'))).toMatchObject(['hit', expect.any(String), 1]);
  });

  it('is doubted for a heartbeat after an outage of the log: others may have had no way to tell', async () => {
    const { flaky, process } = open();
    await process.get('a');
    flaky.takeLogAway();
    await pass(4_000);
    flaky.giveBack();
    await pass(600);
    process.cache.clearLocal();
    expect(brief(await process.get('a'))).toEqual([...UNTRUSTED, 1]);
    await pass(3_000);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l2', 1]);
  });

  it('joins no read that began while the log was heard', async () => {
    const { fleet, flaky, process } = open();
    await process.get('a');
    process.cache.clearLocal();
    await fleet.store.invalidate(['thing:1:a'], 'hard');
    const release = fleet.source.hold();
    const early = process.get('a');
    await calm();
    flaky.takeLogAway();
    await pass(4_000);
    fleet.commit('a', 2);
    const late = process.get('a');
    await calm();
    release();
    expect([shown(await early), shown(await late)]).toEqual([1, 2]);
  });

  it('is not kept here when the log went deaf while it was loaded', async () => {
    const { fleet, flaky, process } = open();
    const release = fleet.source.hold();
    const slow = process.get('a');
    await calm();
    flaky.takeLogAway();
    await pass(2_990);
    skip(100);
    release();
    await slow;
    flaky.giveBack();
    expect(process.told('promotion-skipped')).toHaveLength(1);
  });

  it('is asked of the source where its tags cannot be asked for', async () => {
    const { fleet, flaky, process: first } = open();
    await first.get('a');
    await first.cache.invalidateTags({ hard: ['other'] });
    const process = fleet.join({}, { shared: flaky.shared });
    flaky.takeAway('tagVersions');
    fleet.commit('a', 2);
    expect(await versionOf(process)).toBe(2);
  });

  it('is asked of the source when the log went deaf while the shared store was read', async () => {
    const { fleet, flaky, process } = open();
    await process.get('a');
    process.cache.clearLocal();
    const { read } = flaky.shared;
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => {
      const frames = await read(keys);
      flaky.takeLogAway();
      skip(3_500);
      return frames;
    });
    fleet.commit('a', 2);
    expect(await versionOf(process)).toBe(2);
  });

  it('is never served stale, softly invalidated or not', async () => {
    const { fleet, process } = open();
    await process.get('a');
    fleet.commit('a', 2);
    await process.invalidate(['a'], 'soft');
    expect(await versionOf(process)).toBe(2);
  });

  it('nor where its tag is softly invalidated', async () => {
    const { fleet, process } = open();
    await process.get('a');
    fleet.commit('a', 2);
    await process.cache.invalidateTags({ soft: ['of:a'] });
    expect(await versionOf(process)).toBe(2);
  });

  it('is not served from own copies when the shared store is away', async () => {
    const { fleet, flaky, process } = open();
    await process.get('a');
    fleet.commit('a', 2);
    flaky.takeAway('read');
    process.cache.clearLocal();
    expect(brief(await process.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 2]);
  });
});

describe('a relaxed thing', () => {
  const open = (more = {}) => {
    const fleet = createFleet({ a: { v: 1 } }, { ttlMs: 600_000, localTtlMs: 1_000, ...more });
    const flaky = createFlakyStore(fleet.store);
    return { fleet, flaky, process: fleet.join({}, { shared: flaky.shared }) };
  };

  it('goes on as before when only the log is away', async () => {
    const { flaky, process } = open();
    await process.get('a');
    flaky.takeLogAway();
    await pass(10_000);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l2', 1]);
  });

  it('is served from own copies while the shared store is away, for outageMs and no longer', async () => {
    const { fleet, flaky, process } = open({ outageMs: 20_000 });
    await process.get('a');
    flaky.takeAway('read');
    fleet.commit('a', 2);
    await pass(1_001);
    expect(brief(await process.get('a'))).toEqual(['stale', 'l1', 'store-unavailable', 1]);
    await pass(18_990);
    expect(brief(await process.get('a'))).toEqual(['stale', 'l1', 'store-unavailable', 1]);
    await pass(10);
    expect(brief(await process.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 2]);
    expect(fleet.loadsOf('a')).toBe(2);
  });

  it('is served from the shared store again as soon as that is back', async () => {
    const { flaky, process } = open();
    await process.get('a');
    flaky.takeAway('read');
    await pass(1_001);
    await process.get('a');
    flaky.giveBack();
    expect(brief(await process.get('a'))).toEqual(['hit', 'l2', 1]);
  });

  it('is not served from a copy whose tag was invalidated, even so', async () => {
    const { fleet, flaky, process } = open();
    await process.get('a');
    flaky.takeAway('read');
    fleet.commit('a', 2);
    await process.cache.invalidateTags({ hard: ['of:a'] });
    await pass(1_001);
    expect(brief(await process.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 2]);
  });

  it('keeps nothing of what it loads without the shared store', async () => {
    const { flaky, process } = open();
    flaky.takeAway('read', 'acquire', 'fill');
    await process.get('a');
    expect(process.peek('a')).toBeUndefined();
    expect(flaky.calls).toEqual(['read']);
  });

  it('is served without knowing of its tags where they cannot be asked for, and not kept', async () => {
    const { fleet, flaky, process: first } = open();
    await first.get('a');
    await first.cache.invalidateTags({ hard: ['other'] });
    const process = fleet.join({}, { shared: flaky.shared });
    flaky.takeAway('tagVersions');
    expect(brief(await process.get('a'))).toEqual(['hit', 'l2', 1]);
    expect(process.peek('a')).toBeUndefined();
  });

  it('is loaded, for its callers only, where leases cannot be had', async () => {
    const { flaky, process } = open();
    flaky.takeAway('acquire');
    expect(brief(await process.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 1]);
    expect(process.told('store-error')).toMatchObject([{ operation: 'acquire' }]);
  });
});

describe('a process that begins without its shared store', () => {
  it('answers from the source', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    flaky.takeLogAway();
    flaky.takeAway('read');
    const process = fleet.join({}, { shared: flaky.shared });
    expect(brief(await process.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 1]);
  });

  it('finds its way when the store comes', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    flaky.takeLogAway();
    flaky.takeAway('read');
    const process = fleet.join({}, { shared: flaky.shared });
    await process.get('a');
    flaky.giveBack();
    await pass(500);
    expect(process.cache.stats().trusted).toBe(true);
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 1]);
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
  });
});
